package dev.tribal.embedding.grouping;

import static dev.tribal.embedding.grouping.StoredErrors.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.grouping.MergeProgress.State;
import dev.tribal.platform.grouping.DecidedVersions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionMergesTest {
    private static final Instant SWITCHED = Events.TIME.plusSeconds(1_000_000);
    private static final String PLACE = "v2:place:p";
    private static final String ELSEWHERE = "v2:place:q";

    @TempDir
    private Path folder;

    private final List<ErrorEvent> published = new ArrayList<>();
    private StoredErrors errors;
    private Instant now = SWITCHED.plusSeconds(6);
    private OptionalLong backlog = OptionalLong.of(0);
    private DecidedVersions decided = new DecidedVersions(List.of(1, 2), SWITCHED);

    @BeforeEach
    void open() {
        errors = new StoredErrors(folder);
    }

    @AfterEach
    void close() {
        errors.close();
    }

    @Test
    void whatIsOneByTheVersionThatDecidesIsMergedOnce() {
        twoThatAreOne();
        VersionMerges merges = worker(this::applied);

        merges.look(() -> true);
        merges.look(() -> true);

        assertThat(published).singleElement().satisfies(event -> {
            assertThat(event.errorId()).isEqualTo(id("v1:young"));
            assertThat(event.data()).isEqualTo(new ErrorMerged(id("v1:old")));
            assertThat(event.actor()).isEqualTo("grouping:v2");
        });
        assertThat(merges.progress())
                .satisfies(progress -> assertThat(progress.isDone()).isTrue());
    }

    @Test
    void nothingIsToBeDoneWhereOneVersionAlwaysDecided() {
        twoThatAreOne();
        decided = DecidedVersions.newest();
        VersionMerges merges = worker(this::applied);

        merges.look(() -> true);

        assertThat(merges.progress()).isNull();
        assertThat(published).isEmpty();
    }

    @Test
    void reportsUnderTheVersionBeforeAreWaitedForButNotForEver() {
        twoThatAreOne();
        VersionMerges merges = worker(this::applied);
        now = SWITCHED.plusSeconds(1);
        merges.look(() -> true);
        now = SWITCHED.plusSeconds(60);
        backlog = OptionalLong.of(5_000);
        merges.look(() -> true);
        backlog = OptionalLong.empty();
        merges.look(() -> true);
        assertThat(published).isEmpty();

        now = SWITCHED.plus(Duration.ofMinutes(11));
        merges.look(() -> true);
        assertThat(published).hasSize(1);
    }

    @Test
    void aSecondWorkerLeavesItToTheFirstUntilThatIsSilent() {
        manyThatAreTwoAndTwoOne();
        worker(this::applied).look(turns(1));
        assertThat(published).hasSize(100);

        VersionMerges second = worker(this::applied);
        now = now.plusSeconds(29);
        second.look(() -> true);
        assertThat(published).hasSize(100);

        now = now.plusSeconds(2);
        second.look(() -> true);
        assertThat(published).hasSize(150);
        assertThat(published.stream().map(ErrorEvent::errorId)).doesNotHaveDuplicates();
        assertThat(second.progress())
                .satisfies(progress -> assertThat(progress.isDone()).isTrue());
    }

    @Test
    void ofTwoThatBeginAtOnceOneGoesOn() {
        manyThatAreTwoAndTwoOne();
        VersionMerges second = worker(this::applied);
        AtomicInteger turn = new AtomicInteger();
        VersionMerges first = worker(event -> {
            if (turn.getAndIncrement() == 0) {
                now = now.plusSeconds(31);
                second.look(turns(1));
            }
            return applied(event);
        });

        first.look(() -> true);

        assertThat(second.progress()).satisfies(progress -> {
            assertThat(progress.state()).isEqualTo(State.MERGING);
            assertThat(progress.merged()).isEqualTo(100);
        });
    }

    @Test
    void afterAFailureInTheMiddleTheSameWorkerDoesWhatIsLeft() {
        manyThatAreTwoAndTwoOne();
        AtomicInteger sent = new AtomicInteger();
        VersionMerges merges = worker(event -> sent.incrementAndGet() == 120
                ? CompletableFuture.failedFuture(new IllegalStateException("The broker is away"))
                : applied(event));

        merges.look(() -> true);
        assertThat(merges.progress())
                .satisfies(progress -> assertThat(progress.isDone()).isFalse());
        merges.look(() -> true);

        assertThat(merges.progress())
                .satisfies(progress -> assertThat(progress.isDone()).isTrue());
        IntStream.range(0, 150)
                .forEach(i ->
                        assertThat(errors.groups("v1:young" + i).mergedInto()).isEqualTo(id("v1:old" + i)));
    }

    @Test
    void whatPeopleSaidSinceItWasPlannedHolds() {
        errors.put("v1:a", 1, PLACE);
        errors.put("v1:b", 2, ELSEWHERE);
        errors.put("v1:c", 3, PLACE);
        errors.put("v1:d", 4, "v2:place:r");
        errors.put("v1:e", 5, "v2:place:r");
        errors.put("v1:f", 6, "v2:place:s");
        errors.put("v1:g", 7, "v2:place:s");
        VersionMerges merges = new VersionMerges(
                new SaidMeanwhile(errors.store(), () -> {
                    errors.keepApart("v1:c", "v1:b");
                    errors.merge("v1:b", "v1:a");
                    errors.keepApart("v1:d", "v1:e");
                    errors.merge("v1:g", "v1:a");
                }),
                () -> decided,
                () -> backlog,
                this::applied,
                clock());

        merges.look(() -> true);

        assertThat(merges.progress())
                .satisfies(progress -> assertThat(progress.of()).isEqualTo(3));
        assertThat(published).isEmpty();
    }

    @Test
    void whatIsWantedOnceMoreIsDoneOnceMore() {
        twoThatAreOne();
        VersionMerges merges = worker(this::applied);
        merges.look(() -> true);
        errors.put("v1:late", 3, PLACE);

        merges.again();
        merges.look(() -> true);

        assertThat(published).extracting(ErrorEvent::errorId).containsExactly(id("v1:young"), id("v1:late"));
    }

    private void twoThatAreOne() {
        errors.put("v1:old", 1, PLACE);
        errors.put("v1:young", 2, PLACE);
    }

    private void manyThatAreTwoAndTwoOne() {
        IntStream.range(0, 150).forEach(i -> {
            errors.put("v1:old" + i, 1, PLACE + i);
            errors.put("v1:young" + i, 2, PLACE + i);
        });
    }

    private VersionMerges worker(Function<ErrorEvent, CompletableFuture<?>> publisher) {
        return new VersionMerges(errors.store(), () -> decided, () -> backlog, publisher, clock());
    }

    private Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }

    private CompletableFuture<?> applied(ErrorEvent event) {
        published.add(event);
        errors.apply(event);
        return CompletableFuture.completedFuture(null);
    }

    /** Says so often that it may go on. */
    private static BooleanSupplier turns(int most) {
        var turn = new AtomicInteger();
        return () -> turn.getAndIncrement() < most;
    }
}
