package dev.tribal.standalone.backup.take;

import dev.tribal.contracts.event.Topics;
import dev.tribal.standalone.backup.log.TopicReader;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.TopicCut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topic with something that cannot be derived from anything else.
 *
 * @param group who works on its messages; {@code null} if nobody does and all of it is kept
 */
public record CopiedTopic(String name, @Nullable String group) {
    static final List<CopiedTopic> ALL = List.of(
            new CopiedTopic(Topics.ERROR_EVENTS, "embedding-service"),
            new CopiedTopic(Topics.ERROR_EVENTS_DLT, null),
            new CopiedTopic(Topics.GROUPING, null),
            new CopiedTopic(Topics.AUDIT, "tribal-audit"),
            new CopiedTopic(Topics.CI_RESULTS, "tribal-ci-results"));

    /** The consumer groups of the services that work on these topics. */
    public static List<String> groups() {
        return ALL.stream()
                .flatMap(topic -> Optional.ofNullable(topic.group).stream())
                .toList();
    }

    /**
     * What a full backup begins with, to be asked before anything is read: what is not worked on now will be, or is, in
     * what is read.
     *
     * @param before what the backup before has of this topic; the two leave nothing out between them
     */
    TopicCut begin(TopicReader log, @Nullable TopicCut before) {
        String id = id(log);
        Map<Integer, Long> consumed = consumed(log);
        Map<Integer, Long> from = new HashMap<>(consumed);
        if (before != null && before.topicId().equals(id)) {
            before.to().forEach((partition, to) -> from.merge(partition, to, Math::min));
        }
        return new TopicCut(id, from, from, consumed);
    }

    /** What an increment begins with. */
    TopicCut goOn(TopicReader log, TopicCut before) {
        return new TopicCut(before.topicId(), before.to(), before.to(), consumed(log));
    }

    /** The same up to now. */
    TopicCut upToNow(TopicReader log, TopicCut begun) {
        return new TopicCut(begun.topicId(), begun.from(), log.ends(name), begun.consumed());
    }

    /** Why an increment cannot go on where the last backup ended, in one sentence; empty if it can. */
    Optional<String> obstacle(TopicReader log, @Nullable TopicCut before) {
        if (before == null || !before.topicId().equals(id(log))) {
            return Optional.of("The topic %s is another one than that of the last backup.".formatted(name));
        }
        // The two that are not kept for ever may have lost what was worked on long ago.
        if (name.equals(Topics.ERROR_EVENTS) && TopicCut.isBehind(before.to(), log.beginnings(name))) {
            return Optional.of("The topic %s has lost events that are in no backup.".formatted(name));
        }
        if (TopicCut.isBehind(log.ends(name), before.to())) {
            return Optional.of(
                    "The topic %s ends before the last backup did: Kafka has lost messages, or was set back; see"
                                    .formatted(name)
                            + " docs/operations.md, \"A log that was set back\".");
        }
        return Optional.empty();
    }

    private Map<Integer, Long> consumed(TopicReader log) {
        Map<Integer, Long> beginnings = log.beginnings(name);
        if (group == null) {
            return beginnings;
        }
        Map<Integer, Long> ends = log.ends(name);
        Map<Integer, Long> consumed = new HashMap<>(log.committed(group, name));
        // Of a log that got shorter nobody knows what was worked on.
        consumed.replaceAll((partition, offset) ->
                offset > ends.getOrDefault(partition, 0L) ? beginnings.getOrDefault(partition, 0L) : offset);
        return consumed;
    }

    private String id(TopicReader log) {
        return log.id(name)
                .orElseThrow(() -> new BackupException(
                        "The broker does not have the topic %s; start Tribal's services first.".formatted(name)));
    }
}
