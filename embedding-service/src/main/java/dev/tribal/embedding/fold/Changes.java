package dev.tribal.embedding.fold;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.Change.What;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.event.ErrorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes in a record what an event changed in where the error stands, whatever kind of event it was. */
final class Changes {
    private Changes() {}

    /** The record after the event, with the changes noted; where there was none before, or is none after, nothing changed. */
    static @Nullable ErrorRecord noted(@Nullable ErrorRecord before, @Nullable ErrorRecord after, ErrorEvent event) {
        if (before == null || after == null) {
            return after;
        }
        List<Change> changes = new ArrayList<>(before.changes());
        add(changes, event, What.STATE, name(before.state()), name(after.state()));
        add(changes, event, What.PRIORITY, name(before.priority()), name(after.priority()));
        add(changes, event, What.ASSIGNEE, before.assignee(), after.assignee());
        if (!before.labels().equals(after.labels())) {
            changes.add(new Change(event.time(), event.actor(), What.LABELS, null));
        }
        UUID into = after.groups().mergedInto();
        if (!Objects.equals(before.groups().mergedInto(), into)) {
            changes.add(new Change(event.time(), event.actor(), into == null ? What.SPLIT : What.MERGED, null));
        }
        int separated =
                after.groups().separated().size() - before.groups().separated().size();
        if (separated != 0) {
            What what = separated > 0 ? What.SEPARATED : What.REJOINED;
            changes.add(new Change(event.time(), event.actor(), what, null));
        }
        return changes.size() == before.changes().size() ? after : after.withChanges(changes);
    }

    /** Whether somebody asked for the merge that holds; a later automatic one may know more than an earlier one. */
    static boolean isMergedBySomebody(ErrorRecord record) {
        return record.changes().reversed().stream()
                .filter(change -> change.what() == What.MERGED)
                .findFirst()
                .filter(merge -> !EarlierDecisions.isAutomatic(merge.by()))
                .isPresent();
    }

    private static void add(
            List<Change> changes, ErrorEvent event, What what, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(event.time(), event.actor(), what, after));
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
