package dev.tribal.embedding.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.embedding.Events;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectsTest {
    private final UUID error = UUID.randomUUID();
    private @Nullable StoredRecord stored;
    private long offset;

    @Test
    void recordKnowsAllProjectsThatReportedIt() {
        assertThat(report("shop").reportedFrom()).containsExactly("shop");
        assertThat(report("shop").reportedFrom()).containsExactly("shop");
        assertThat(report("bank").reportedFrom()).containsExactly("bank", "shop");
        assertThat(report(null).reportedFrom()).containsExactly("", "bank", "shop");
    }

    @Test
    void projectsOfReportsFromBeforeThatWasKeptAreUnknown() {
        ErrorRecord old = Events.record(error, "boom");
        assertThat(old.projects()).isEmpty();
        assertThat(Projects.again(old, reported("shop"))).containsExactly("", "shop");
    }

    @Test
    void noRecordNamesProjectsWithoutEnd() {
        ErrorRecord last = IntStream.range(0, 100)
                .mapToObj(i -> report("p" + i))
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(last.reportedFrom()).hasSize(Projects.MOST);
    }

    private ErrorRecord report(@Nullable String project) {
        stored = Fold.apply(stored, Events.event(error, reported(project)), new Position(0, offset++), "topic");
        return Objects.requireNonNull(stored.record());
    }

    private static ErrorReported reported(@Nullable String project) {
        return new ErrorReported(
                "v1:x",
                "T",
                Events.context("boom"),
                project == null ? null : new Origin(null, project, null, null, null, null),
                Map.of(),
                null);
    }
}
