package dev.tribal.standalone.backup.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tribal.standalone.backup.targets.BackupException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a backup by a moment before which nothing is missing in it, so that names sort by time, and says whether it is a full
 * one. Data of a full one is kept under the name of when it was begun.
 */
public record BackupId(@JsonValue String text) implements Comparable<BackupId> {
    private static final Pattern FORM = Pattern.compile("[0-9]{8}T[0-9]{9}Z-(full|increment)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** @throws BackupException if it is no name of a backup */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BackupId {
        if (!isOne(text)) {
            throw new BackupException("%s is no name of a backup; see: tribal backup list".formatted(text));
        }
    }

    /**
     * A new name, behind all others even if the clock was set back.
     *
     * @param last the latest one so far, if there is one
     */
    public static BackupId next(Instant now, @Nullable BackupId last, boolean full) {
        Instant time =
                last == null || now.isAfter(last.time()) ? now : last.time().plusMillis(1);
        return new BackupId(TIME.format(time) + (full ? "-full" : "-increment"));
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Its moment, to the millisecond. */
    public Instant time() {
        return LocalDateTime.parse(text.substring(0, text.indexOf('-')), TIME).toInstant(ZoneOffset.UTC);
    }

    public boolean isFull() {
        return text.endsWith("-full");
    }

    @Override
    public int compareTo(BackupId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
