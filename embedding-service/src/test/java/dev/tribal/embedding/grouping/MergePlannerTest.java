package dev.tribal.embedding.grouping;

import static dev.tribal.embedding.grouping.StoredErrors.id;
import static dev.tribal.embedding.grouping.StoredErrors.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Grouping;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ForwardingStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergePlannerTest {
    private static final String PLACE = "v2:place:p";
    private static final String ELSEWHERE = "v2:place:q";

    @TempDir
    private Path folder;

    private StoredErrors errors;

    @BeforeEach
    void open() {
        errors = new StoredErrors(folder);
    }

    @AfterEach
    void close() {
        errors.close();
    }

    @Test
    void whatHasTheDecidingFingerprintInCommonIsMergedIntoTheOldest() {
        errors.put("v1:young", 2, PLACE, "v2:test:t");
        errors.put("v1:old", 1, PLACE);
        errors.put("v1:other", 3, ELSEWHERE, "v2:test:t");
        errors.put("v1:unknown", 3);

        MergePlan plan = plan();

        assertThat(plan.merges()).containsExactly(merge("v1:young", "v1:old"));
        assertThat(plan.records()).isEqualTo(4);
        assertThat(plan.known()).isEqualTo(3);
    }

    @Test
    void nothingIsMergedAcrossTenants() {
        errors.put("v1:one", 1, PLACE);
        errors.put("other", "v1:two", 2, PLACE);

        assertThat(plan().merges()).isEmpty();
    }

    @Test
    void theRecordThatGetsTheReportsToComeIsTheWhole() {
        errors.put("v1:old", 1, PLACE);
        errors.put(PLACE, 9, PLACE);

        assertThat(plan().merges()).containsExactly(merge("v1:old", PLACE));
    }

    @Test
    void whatIsMergedByPeopleIsMergedAsAWholeAndWhatIsDoneIsNotDoneAgain() {
        errors.put("v1:old", 1, PLACE);
        errors.put("v1:part", 2, PLACE);
        errors.put("v1:whole", 3, ELSEWHERE);
        errors.merge("v1:part", "v1:whole");

        assertThat(plan().merges()).containsExactly(merge("v1:whole", "v1:old"));

        errors.merge("v1:whole", "v1:old");
        assertThat(plan().merges()).isEmpty();
    }

    @Test
    void whatIsMergedInACircleIsOneAndIsLeftAsItIs() {
        errors.put("v1:old", 1, PLACE);
        errors.put("v1:one", 2, PLACE);
        errors.put("v1:two", 3, PLACE);
        errors.merge("v1:one", "v1:two");
        errors.merge("v1:two", "v1:one");

        assertThat(plan().merges()).isEmpty();
    }

    @Test
    void whatIsKeptApartStaysByItself() {
        errors.put("v1:old", 1, PLACE);
        errors.put("v1:apart", 2, PLACE);
        errors.keepApart("v1:apart", "v1:old");

        assertThat(plan().merges()).isEmpty();
        assertThat(plan().keptApart()).isEqualTo(1);
    }

    @Test
    void whatIsKeptApartFromAPartThatHasAnotherFingerprintStaysByItself() {
        errors.put("v1:a", 1, PLACE);
        errors.put("v1:b", 2, ELSEWHERE);
        errors.put("v1:c", 3, PLACE);
        errors.keepApart("v1:c", "v1:b");
        errors.merge("v1:b", "v1:a");

        assertThat(plan().merges()).isEmpty();
        assertThat(plan().keptApart()).isEqualTo(1);
    }

    @Test
    void aPartThatIsKeptApartKeepsItsWholeApart() {
        errors.put("v1:a", 1, PLACE);
        errors.put("v1:b", 2, ELSEWHERE);
        errors.put("v1:c", 3, "v2:place:r");
        errors.put("v1:d", 4, PLACE);
        errors.keepApart("v1:b", "v1:c");
        errors.merge("v1:b", "v1:a");
        errors.merge("v1:c", "v1:d");

        assertThat(plan().merges()).isEmpty();
    }

    @Test
    void whatIsKeptApartFromOneIsKeptApartFromAllThatThisBecomes() {
        errors.put("v1:a", 1, PLACE);
        errors.put("v1:b", 2, PLACE);
        errors.put("v1:c", 3, PLACE);
        errors.solve("v1:b");
        errors.keepApart("v1:c", "v1:b");

        assertThat(plan().merges()).containsExactly(merge("v1:b", "v1:a"));
        assertThat(plan().keptApart()).isEqualTo(1);
    }

    @Test
    void ofVeryManyThoseWithSolutionsAreMerged() {
        IntStream.range(0, Grouping.MOST_PARTS + 2).forEach(i -> errors.put("v1:" + i, i, PLACE));
        errors.solve("v1:7");

        MergePlan plan = plan();

        assertThat(plan.merges()).hasSize(Grouping.MOST_PARTS).startsWith(merge("v1:7", "v1:0"));
        assertThat(plan.leftOut()).isEqualTo(1);
    }

    @Test
    void theLatestReportSaysOfWhichErrorARecordWithSeveralIs() {
        errors.put("v1:moved", 1, PLACE, ELSEWHERE);
        errors.put("v1:stays", 2, PLACE);
        errors.put("v1:same", 3, ELSEWHERE);

        assertThat(plan().merges()).containsExactly(merge("v1:same", "v1:moved"));
    }

    @Test
    void whatIsMergedAlreadyIsNotReadAgainOneByOne() {
        errors.put("v1:old", 0, PLACE);
        IntStream.rangeClosed(1, 40).forEach(i -> {
            errors.put("v1:" + i, i, PLACE);
            errors.merge("v1:" + i, "v1:old");
        });
        var reads = new Reads();

        assertThat(MergePlanner.plan(reads, 2).merges()).isEmpty();
        assertThat(reads.asked).isEmpty();
    }

    @Test
    void wholesThatHaveOtherFingerprintsAreReadInPages() {
        IntStream.rangeClosed(1, 20).forEach(i -> {
            errors.put("v1:whole" + i, i, "v2:place:other" + i);
            errors.put("v1:" + i, i, PLACE);
            errors.merge("v1:" + i, "v1:whole" + i);
        });
        var reads = new Reads();

        assertThat(MergePlanner.plan(reads, 2).merges()).hasSize(19);
        assertThat(reads.asked).containsExactly(20);
    }

    private MergePlan plan() {
        return MergePlanner.plan(errors.store(), 2);
    }

    private static PlannedMerge merge(String part, String into) {
        return new PlannedMerge(key(part), id(into));
    }

    /** Counts the keys that it is asked for, request by request. */
    private final class Reads extends ForwardingStore {
        private final List<Integer> asked = new ArrayList<>();

        private Reads() {
            super(errors.store());
        }

        @Override
        public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
            asked.add(keys.size());
            return super.read(keys);
        }
    }
}
