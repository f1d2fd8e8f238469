package dev.tribal.standalone.backup;

import dev.tribal.contracts.event.Topics;
import dev.tribal.standalone.backup.vault.Gaps;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.TopicCut;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A backup as people read of it. */
final class BackupLine {
    private BackupLine() {}

    /** Its name, what it has, what it lacks, and up to which position of each partition events are in it. */
    static String of(Manifest backup) {
        TopicCut events = backup.topics().get(Topics.ERROR_EVENTS);
        String positions = events == null
                ? ""
                : new TreeMap<>(events.to())
                        .entrySet().stream()
                                .map(to -> to.getKey() + "-" + to.getValue())
                                .collect(Collectors.joining(" "));
        return "%s  %s  %,d records, %,d events, %,d texts, %,d bytes; before %s%s"
                .formatted(
                        backup.id(),
                        backup.finished().truncatedTo(ChronoUnit.SECONDS),
                        backup.entries(Parts.RECORDS),
                        backup.entries(Topics.ERROR_EVENTS),
                        backup.entries(Parts.TEXTS),
                        backup.bytes(),
                        positions,
                        gaps(backup));
    }

    /** What a full backup lacks, as the end of a line; increments on it lack the same, and say nothing. */
    static String gaps(Manifest backup) {
        return backup.id().isFull() ? gaps(backup.gaps()) : "";
    }

    /** What is lacking, as the end of a line; empty if nothing is. */
    static String gaps(Gaps gaps) {
        return gaps.equals(Gaps.NONE) ? "" : "; " + gaps.sentence();
    }
}
