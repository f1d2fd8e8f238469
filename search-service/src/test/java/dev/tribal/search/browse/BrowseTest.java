package dev.tribal.search.browse;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.behaving;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.inProject;
import static dev.tribal.search.Records.solved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Nature;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.search.Records;
import dev.tribal.search.WithCatalog;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowseTest extends WithCatalog {
    private static final Visible ALL = Visible.ofTenant(TENANT);

    private Browse browse;

    @BeforeEach
    void open() {
        browse =
                new Browse(catalog, new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()));
    }

    @Test
    void valuesAreCountedAmongWhatIsVisible() {
        apply(
                inProject("Shop", "a", 1, "E", "m"),
                inProject("Shop", "b", 2, "E", "m"),
                inProject("billing", "c", 3, "E", "m"),
                change("other-tenant", "d", 4, "E", "m"));

        assertThat(browse.values(ALL, Wanted.ALL, Facet.PROJECT))
                .containsExactly(new FacetValue("Shop", 2), new FacetValue("billing", 1));
        assertThat(browse.values(new Visible(TENANT, List.of("billing")), Wanted.ALL, Facet.PROJECT))
                .containsExactly(new FacetValue("billing", 1));
        assertThat(browse.values(ALL, Wanted.ALL, Facet.STATE)).containsExactly(new FacetValue("open", 3));
    }

    @Test
    void deletedAndReplacedRecordsAreNotCounted() {
        apply(inProject("shop", "a", 1, "E", "m"));
        apply(inProject("shop", "a", 2, "E", "again"));

        assertThat(browse.values(ALL, Wanted.ALL, Facet.PROJECT)).containsExactly(new FacetValue("shop", 1));
    }

    @Test
    void chosenValueNarrowsTheListAndTheOtherFacetsOnly() {
        apply(inProject("Shop", "a", 1, "E", "m"), inProject("billing", "b", 2, "E", "m"));
        Wanted shop = Wanted.ALL.with(Facet.PROJECT, "SHOP");

        assertThat(browse.latest(ALL, shop, 0, 10).total()).isEqualTo(1);
        assertThat(browse.values(ALL, shop, Facet.PROJECT)).hasSize(2);
        assertThat(browse.values(ALL, shop, Facet.STATE)).containsExactly(new FacetValue("open", 1));
    }

    @Test
    void errorsAreCountedByHowTheyBehaveWhenTheyRunAgain() {
        var flaky = new Nature(3, 2, 1, 2, 0, null);
        apply(behaving(change("a", 1, "E", "m"), flaky), change("b", 2, "E", "m"));

        assertThat(browse.values(ALL, Wanted.ALL, Facet.NATURE)).containsExactly(new FacetValue("flaky", 1));
    }

    @Test
    void listIsPaged() {
        apply(change("a", 1, "E", "m"), change("b", 2, "E", "m"), change("c", 3, "E", "m"));

        assertThat(browse.latest(ALL, Wanted.ALL, 0, 2).records()).hasSize(2);
        assertThat(browse.latest(ALL, Wanted.ALL, 2, 2).records()).hasSize(1);
        assertThat(browse.latest(ALL, Wanted.ALL, 4, 2).records()).isEmpty();
        assertThat(browse.latest(ALL, new Wanted(Map.of(), Instant.parse("2100-01-01T00:00:00Z"), null), 0, 2)
                        .total())
                .isZero();
    }

    @Test
    void solutionThatFailedOftenerThanItWorkedDoesNotCountAsOneThatWorks() {
        apply(
                solved(change("a", 1, "E", "m"), tried("failed", 1, 3), tried("untried", 0, 0)),
                solved(change("b", 2, "E", "m"), tried("works", 2, 1)),
                solved(change("c", 3, "E", "m"), tried("works oftener", 3, 0), tried("failed", 9, 10)));

        assertThat(browse.solved(ALL, 0, 10).records())
                .extracting(record -> record.solutions().getFirst().description())
                .containsExactly("works oftener", "works");
    }

    @Test
    void changeOfWhatIsVisibleChangesTheMark() {
        apply(change("a", 1, "E", "m"));
        long before = browse.stateMark(ALL);
        apply(change("other-tenant", "x", 2, "E", "m"));

        assertThat(browse.stateMark(ALL)).isEqualTo(before);
        apply(change("a", 3, "E", "m"));
        assertThat(browse.stateMark(ALL)).isNotEqualTo(before);
    }

    private static Solution tried(String description, int worked, int failed) {
        return new Solution(UUID.randomUUID(), description, null, null, List.of(), null, null, Instant.EPOCH)
                .with(new Outcomes(worked, failed, 0, null, List.of()));
    }

    @Test
    void changeOfAnErrorChangesItsOwnMarkOnly() {
        apply(change("a", 1, "E", "m"), change("b", 2, "E", "m"));
        UUID error = Records.id("a");
        long before = browse.stateMark(ALL, error);
        apply(change("b", 3, "E", "m"));

        assertThat(browse.stateMark(ALL, error)).isEqualTo(before);
        apply(change("a", 4, "E", "m"));
        assertThat(browse.stateMark(ALL, error)).isNotEqualTo(before);
        assertThat(browse.stateMark(Visible.ofTenant("other-tenant"), error)).isZero();
    }
}
