package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.context;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Nature;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.RunsObserved;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What runs of CI systems make of a record: how it behaves. */
class RunsFoldTest extends FoldedRuns {
    @Test
    void whatPassesAtTheSameCommitIsFlakyByItsRate() {
        fold(report("c1", "run/1"));
        assertThat(record().nature()).isEqualTo(new Nature(1, 0, 0, 0, 0, null));
        fold(new RunsObserved(0, 1, 1, "c1"));
        fold(new RunsObserved(0, 0, 1, "c2"));

        assertThat(record().behaves()).isEqualTo(new Nature(1, 2, 0, 1, 0, null));
        assertThat(record().behaves().kind()).isEqualTo(NatureKind.FLAKY);
    }

    @Test
    void anotherRunOfTheSameCommitThatFailsIsOneMoreFailureAndTheSameRunIsNot() {
        fold(report("c1", "run/1"));
        fold(report("c1", "run/1"));
        assertThat(record().behaves().kind()).isNull();
        fold(report("c1", "run/2"));
        fold(report("c2", "run/3"));

        assertThat(record().behaves()).isEqualTo(new Nature(4, 0, 1, 0, 0, null));
        assertThat(record().behaves().kind()).isEqualTo(NatureKind.DETERMINISTIC);
    }

    @Test
    void theJobsOfARunFailOnceAndWhatIsRetriedOnceMore() {
        for (int job = 1; job <= 12; job++) {
            fold(job("job " + job, "job/" + job, 1));
        }
        assertThat(record().behaves()).isEqualTo(new Nature(1, 0, 0, 0, 0, null));

        fold(job("job 1", "job/13", 2));
        fold(job("job 2", "job/14", 2));
        assertThat(record().behaves()).isEqualTo(new Nature(2, 0, 1, 0, 0, null));

        fold(job("job 2", "job/15", 2));
        assertThat(record().behaves()).isEqualTo(new Nature(3, 0, 2, 0, 0, null));
    }

    @Test
    void faultsOfTheSurroundingsAreToldByTheirShare() {
        fold(report("c1", "run/1"));
        fold(report("c2", "run/2").withInfrastructure("network"));
        assertThat(record().behaves().kind()).isNull();
        fold(report("c3", "run/3").withInfrastructure("timeout"));

        assertThat(record().behaves().kind()).isEqualTo(NatureKind.INFRASTRUCTURE);
    }

    @Test
    void reportsOfAgentsAndApplicationsSayNothingOfRuns() {
        fold(new ErrorReported("v1:a", "E", context("boom"), null, Map.of(), null).withInfrastructure("network"), null);

        assertThat(record().nature()).isNull();
    }

    @Test
    void eventsThatComeAgainCountOnce() {
        fold(report("c1", "run/1"));
        ErrorEvent observed = event(new RunsObserved(0, 1, 1, "c1"), Source.CI);
        stored = Fold.apply(stored, observed, new Position(0, 9), TOPIC);
        StoredRecord once = stored;

        assertThat(Fold.apply(once, observed, new Position(0, 9), TOPIC)).isSameAs(once);
        assertThat(Objects.requireNonNull(Fold.apply(once, observed, new Position(0, 10), TOPIC)
                                .record())
                        .nature())
                .isEqualTo(Objects.requireNonNull(once.record()).nature());
    }

    private static ErrorReported job(String name, String url, int attempt) {
        var origin = new Origin(Source.CI, "shop", "c1", "https://ci.example.com/" + url, null, null);
        var place = Map.of("provider", "github", "repository", "acme/shop", "job", name, "run", 5, "attempt", attempt);
        return new ErrorReported("v1:a", "E", context("boom"), origin, Map.of("ci", place), null);
    }
}
