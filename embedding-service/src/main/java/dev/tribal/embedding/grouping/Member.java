package dev.tribal.embedding.grouping;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.embedding.fold.RecordKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a record to say whether it is merged.
 *
 * @param mergedInto the record of which it is a part; {@code null} if it stands by itself
 * @param keptApartFrom the errors of which somebody said that they are others
 * @param solved whether it has solutions
 * @param decided whether it was made by the version that is to decide
 */
record Member(
        RecordKey key,
        @Nullable RecordKey mergedInto,
        List<UUID> keptApartFrom,
        boolean solved,
        boolean decided,
        Instant firstSeen,
        Instant lastSeen) {
    /** Into which others are merged: one that gets the reports to come, else the oldest. */
    static final Comparator<Member> WHOLE_FIRST = Comparator.comparing((Member member) -> !member.decided())
            .thenComparing(Member::firstSeen)
            .thenComparing(member -> member.key().id());

    /** What is merged first, for there can be too many. */
    static final Comparator<Member> NEEDED_FIRST = Comparator.comparing((Member member) -> !member.solved())
            .thenComparing(Member::lastSeen, Comparator.reverseOrder())
            .thenComparing(member -> member.key().id());

    static Member of(RecordKey key, ErrorRecord record, int version) {
        UUID target = record.groups().mergedInto();
        return new Member(
                key,
                target == null ? null : new RecordKey(key.tenant(), target),
                record.groups().keptApartFrom(),
                !record.solutions().isEmpty(),
                FingerprintVersion.of(record.fingerprint()) == version,
                record.firstSeen(),
                record.lastSeen());
    }

    /** The same as a part of another one. */
    Member into(RecordKey target) {
        return new Member(key, target, keptApartFrom, solved, decided, firstSeen, lastSeen);
    }

    /** The records of which somebody said that they are others. */
    List<RecordKey> keptApart() {
        return keptApartFrom.stream().map(id -> new RecordKey(key.tenant(), id)).toList();
    }
}
