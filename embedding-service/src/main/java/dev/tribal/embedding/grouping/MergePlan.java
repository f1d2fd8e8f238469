package dev.tribal.embedding.grouping;

import java.util.List;

/**
 * What a version of the fingerprints would merge.
 *
 * @param records how many there are that are not deleted
 * @param known of how many of them that version says anything; the others were not reported since it is computed
 * @param merges in the order in which they are to be done
 * @param keptApart how many stay by themselves because somebody said so
 * @param leftOut how many stay by themselves because an error has too many parts already
 */
record MergePlan(long records, long known, List<PlannedMerge> merges, long keptApart, long leftOut) {
    MergePlan {
        merges = List.copyOf(merges);
    }
}
