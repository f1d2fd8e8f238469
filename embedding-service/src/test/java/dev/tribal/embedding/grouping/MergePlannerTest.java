package dev.tribal.embedding.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.Fold;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergePlannerTest {
    private static final String TOPIC = "topic-a";
    private static final String PLACE = "v2:place:p";

    @TempDir
    private Path folder;

    private RecordStore store;
    private long offset;

    @BeforeEach
    void open() {
        var location = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        store = JdbcRecordStore.open(location, Sealer.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatHasTheDecidingFingerprintInCommonIsMergedIntoTheOldest() {
        put("acme", "v1:young", 2, PLACE, "v2:test:t");
        put("acme", "v1:old", 1, PLACE);
        put("acme", "v1:other", 3, "v2:place:q", "v2:test:t");
        put("acme", "v1:unknown", 3);

        MergePlan plan = plan();

        assertThat(plan.merges()).containsExactly(merge("v1:young", "v1:old"));
        assertThat(plan.records()).isEqualTo(4);
        assertThat(plan.known()).isEqualTo(3);
    }

    @Test
    void nothingIsMergedAcrossTenants() {
        put("acme", "v1:one", 1, PLACE);
        put("other", "v1:two", 2, PLACE);

        assertThat(plan().merges()).isEmpty();
    }

    @Test
    void theRecordThatGetsTheReportsToComeIsTheWhole() {
        put("acme", "v1:old", 1, PLACE);
        put("acme", PLACE, 9, PLACE);

        assertThat(plan().merges()).containsExactly(merge("v1:old", PLACE));
    }

    @Test
    void whatIsMergedByPeopleIsMergedAsAWholeAndWhatIsDoneIsNotDoneAgain() {
        put("acme", "v1:old", 1, PLACE);
        put("acme", "v1:part", 2, PLACE);
        put("acme", "v1:whole", 3, "v2:place:q");
        change("v1:part", before -> before.into(id("v1:whole")));

        assertThat(plan().merges()).containsExactly(merge("v1:whole", "v1:old"));

        change("v1:whole", before -> before.into(id("v1:old")));
        assertThat(plan().merges()).isEmpty();
    }

    @Test
    void whatIsKeptApartStaysByItself() {
        put("acme", "v1:old", 1, PLACE);
        put("acme", "v1:apart", 2, PLACE);
        change("v1:apart", before -> before.into(id("v1:old")).split());

        assertThat(plan().merges()).isEmpty();
        assertThat(plan().keptApart()).isEqualTo(1);
    }

    @Test
    void ofVeryManyThoseWithSolutionsAreMerged() {
        IntStream.range(0, Grouping.MOST_PARTS + 2).forEach(i -> put("acme", "v1:" + i, i, PLACE));
        solve("v1:7");

        MergePlan plan = plan();

        assertThat(plan.merges()).hasSize(Grouping.MOST_PARTS).startsWith(merge("v1:7", "v1:0"));
        assertThat(plan.leftOut()).isEqualTo(1);
    }

    @Test
    void theLatestReportSaysOfWhichErrorARecordWithSeveralIs() {
        put("acme", "v1:moved", 1, PLACE, "v2:place:q");
        put("acme", "v1:stays", 2, PLACE);
        put("acme", "v1:same", 3, "v2:place:q");

        assertThat(plan().merges()).containsExactly(merge("v1:same", "v1:moved"));
    }

    private MergePlan plan() {
        return MergePlanner.plan(store, 2);
    }

    private static PlannedMerge merge(String part, String into) {
        return new PlannedMerge(new RecordKey("acme", id(part)), id(into));
    }

    private static UUID id(String print) {
        return StableIds.errorId("acme", print);
    }

    private void put(String tenant, String print, int hour, String... further) {
        Instant time = Events.TIME.plusSeconds(hour * 3600L);
        var data = new ErrorReported(print, "BoomError", Events.context("boom"), null, Map.of(), null)
                .withFingerprints(List.of(further));
        write(
                null,
                new ErrorEvent(UUID.randomUUID(), time, tenant, StableIds.errorId(tenant, print), null, false, data));
    }

    private void solve(String print) {
        write(stored(print), Events.event(id(print), new SolutionRecorded(Events.solution("Restart it"))));
    }

    private void write(StoredRecord before, ErrorEvent event) {
        store.write(List.of(Fold.apply(before, event, new Position(0, offset++), TOPIC)));
    }

    private void change(String print, UnaryOperator<Grouping> change) {
        StoredRecord stored = stored(print);
        ErrorRecord record = Objects.requireNonNull(stored.record());
        store.write(List.of(stored.withRecord(record.withGrouping(change.apply(record.groups())))));
    }

    private StoredRecord stored(String print) {
        var key = new RecordKey("acme", id(print));
        return Objects.requireNonNull(store.read(List.of(key)).get(key));
    }
}
