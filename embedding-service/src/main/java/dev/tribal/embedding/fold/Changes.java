package dev.tribal.embedding.fold;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.Change.What;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.event.ErrorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes in a record what an event changed in where the error stands, whatever kind of event it was. */
final class Changes {
    /** In characters. */
    private static final int LABELS_TOLD = 500;

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
            changes.add(new Change(event.time(), event.actor(), What.LABELS, told(after.labels())));
        }
        UUID from = before.groups().mergedInto();
        UUID into = after.groups().mergedInto();
        if (!Objects.equals(from, into)) {
            changes.add(into == null ? change(event, What.SPLIT, from) : change(event, What.MERGED, into));
        }
        List<Separation> less = before.groups().separated();
        List<Separation> more = after.groups().separated();
        if (less.size() != more.size()) {
            changes.add(
                    less.size() < more.size()
                            ? change(event, What.SEPARATED, only(more, less))
                            : change(event, What.REJOINED, only(less, more)));
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

    private static Change change(ErrorEvent event, What what, @Nullable UUID other) {
        return new Change(event.time(), event.actor(), what, other == null ? null : other.toString());
    }

    /** The error that is among some separations and not among others. */
    private static @Nullable UUID only(List<Separation> some, List<Separation> others) {
        return some.stream()
                .filter(one -> !others.contains(one))
                .map(Separation::errorId)
                .findFirst()
                .orElse(null);
    }

    /** Labels as a text that is short even if they are not: a record keeps many changes. */
    private static String told(List<String> labels) {
        String all = String.join(", ", labels);
        if (all.length() <= LABELS_TOLD) {
            return all;
        }
        boolean isParted = Character.isLowSurrogate(all.charAt(LABELS_TOLD));
        return all.substring(0, isParted ? LABELS_TOLD - 1 : LABELS_TOLD) + "…";
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
