package dev.tribal.search.catalog;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.deletion;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.keptApart;
import static dev.tribal.search.Records.merged;
import static dev.tribal.search.Records.ofProjects;
import static dev.tribal.search.Records.solved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.WithCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MergedRecordsTest extends WithCatalog {
    private static final Visible ALL = Visible.ofTenant(TENANT);

    @Test
    void aMergedRecordAnswersWithTheOneItWasMergedInto() {
        apply(change("cart", 1, "A", "total is null"), change("shop", 2, "A", "sum is null"));
        apply(merged(change("shop", 3, "A", "sum is null"), "cart"));

        ErrorRecord whole = find("shop");
        assertThat(whole).isEqualTo(find("cart"));
        assertThat(whole.id()).isEqualTo(id("cart"));
        assertThat(whole.context().errorMessage()).isEqualTo("total is null");
        assertThat(whole.occurrences()).isEqualTo(2);
        assertThat(whole.firstSeen()).isEqualTo(Instant.parse("2026-01-01T00:00:01Z"));
        assertThat(whole.lastSeen()).isEqualTo(Instant.parse("2026-01-01T00:00:03Z"));
        assertThat(whole.earlierContexts())
                .extracting(context -> context.errorMessage())
                .containsExactly("sum is null");
        assertThat(whole.groups().merged()).containsExactly(new Grouping.Part(id("shop"), 1, List.of()));
        assertThat(catalog.count(ALL)).isEqualTo(1);
    }

    @Test
    void whatIsTakenOutAgainIsAsItWas() {
        RecordChange cart = change("cart", 1, "A", "x");
        apply(cart, merged(change("shop", 2, "A", "y"), "cart"));
        RecordChange shop = change("shop", 3, "A", "y");
        apply(shop);

        assertThat(find("shop")).isEqualTo(shop.record());
        assertThat(find("cart")).isEqualTo(cart.record());
        assertThat(catalog.count(ALL)).isEqualTo(2);
    }

    @Test
    void whatIsMergedLaterBelongsToTheLastOne() {
        apply(change("a", 1, "A", "x"), merged(change("b", 2, "A", "x"), "a"), change("z", 3, "A", "x"));
        apply(merged(change("a", 4, "A", "x"), "z"));

        assertThat(Stream.of("a", "b", "z").map(name -> find(name).id())).containsOnly(id("z"));
        assertThat(find("b").occurrences()).isEqualTo(3);

        apply(change("a", 5, "A", "x"));
        assertThat(find("b").id()).isEqualTo(id("a"));
        assertThat(find("z").occurrences()).isEqualTo(1);
    }

    @Test
    void aWholeIsNotKeptApartFromItsOwnParts() {
        apply(
                keptApart(keptApart(change("a", 1, "A", "x"), "b", "key:ann"), "z", "key:bob"),
                merged(change("b", 2, "A", "x"), "a"),
                merged(keptApart(change("c", 3, "A", "x"), "b", "key:ann"), "a"));

        assertThat(find("a").groups().keptApartFrom()).containsExactly(id("z"));
        assertThat(find("a").groups().keptApartBy()).containsExactly(Map.entry(id("z"), "key:bob"));
    }

    @Test
    void aPartIsTheOtherErrorOfItsMerge() {
        apply(change("a", 1, "A", "x"), noted(merged(change("b", 2, "A", "x"), "a"), Change.What.MERGED, id("a")));

        assertThat(find("a").changes()).extracting(Change::other).containsExactly(id("b"));
    }

    @Test
    void historyNamesNoErrorOfAnotherProject() {
        apply(
                ofProjects(change("hidden", 1, "A", "x"), "bank"),
                ofProjects(change("seen", 2, "A", "x"), "shop"),
                noted(ofProjects(change("a", 3, "A", "x"), "shop"), Change.What.SPLIT, id("hidden")),
                noted(ofProjects(change("b", 4, "A", "x"), "shop"), Change.What.SPLIT, id("seen")));

        var shop = new Visible(TENANT, List.of("shop"));
        assertThat(shop.shown(catalog, find("a")).changes())
                .extracting(Change::other)
                .containsOnlyNulls();
        assertThat(shop.shown(catalog, find("b")).changes())
                .extracting(Change::other)
                .containsExactly(id("seen"));
        assertThat(ALL.shown(catalog, find("a")).changes())
                .extracting(Change::other)
                .containsExactly(id("hidden"));
    }

    private static RecordChange noted(RecordChange change, Change.What what, UUID other) {
        ErrorRecord record = change.record();
        var noted = new Change(record.lastSeen(), "key:ann", what, other.toString());
        return new RecordChange(
                change.tenant(), change.errorId(), change.position(), record.withChanges(List.of(noted)));
    }

    @Test
    void aCircleIsAnsweredAsOneToo() {
        apply(
                merged(change("a", 1, "A", "x"), "b"),
                merged(change("b", 2, "A", "x"), "a"),
                merged(change("c", 3, "A", "x"), "b"));

        assertThat(find("a")).isEqualTo(find("b")).isEqualTo(find("c"));
        assertThat(find("a").occurrences()).isEqualTo(3);
        assertThat(catalog.count(ALL)).isEqualTo(1);

        apply(change("b", 4, "A", "x"));
        assertThat(find("a").id()).isEqualTo(id("b"));
    }

    @Test
    void whatWasMergedIntoADeletedRecordStandsByItselfUntilThatComesBack() {
        apply(change("a", 1, "A", "x"), merged(change("b", 2, "A", "y"), "a"));
        apply(deletion("a", 3));
        assertThat(find("b").id()).isEqualTo(id("b"));
        assertThat(catalog.find(ALL, id("a"))).isEmpty();
        assertThat(catalog.count(ALL)).isEqualTo(1);

        apply(change("a", 4, "A", "x"));
        assertThat(find("b").id()).isEqualTo(id("a"));
    }

    @Test
    void aDeletedPartIsGoneFromTheWhole() {
        RecordChange whole = change("a", 1, "A", "x");
        apply(whole, merged(change("b", 2, "A", "y"), "a"));
        apply(deletion("b", 3));

        assertThat(find("a")).isEqualTo(whole.record());
        assertThat(catalog.find(ALL, id("b"))).isEmpty();
    }

    @Test
    void aReportOfAPartIsSeenInTheWhole() {
        apply(change("a", 1, "A", "x"), merged(change("b", 2, "A", "y"), "a"));
        apply(merged(change("b", 7, "A", "new words"), "a"));

        assertThat(find("a").lastSeen()).isEqualTo(Instant.parse("2026-01-01T00:00:07Z"));
        assertThat(find("a").earlierContexts().getFirst().errorMessage()).isEqualTo("new words");
    }

    @Test
    void theOrderOfChangesDoesNotMatter() {
        List<RecordChange> changes = new ArrayList<>(List.of(
                change("a", 1, "A", "x"),
                merged(change("b", 2, "A", "x"), "a"),
                merged(change("c", 3, "A", "x"), "b"),
                change("d", 4, "A", "x"),
                merged(change("d", 5, "A", "x"), "a")));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(changes, new Random(seed));
            catalog.startOver("topic");
            changes.forEach(this::apply);
            changes.forEach(this::apply);

            assertThat(find("c").id()).isEqualTo(id("a"));
            assertThat(find("d").occurrences()).isEqualTo(4);
            assertThat(catalog.count(ALL)).isEqualTo(1);
        }
    }

    @Test
    void aRestartForgetsNoMerge() {
        apply(change("a", 1, "A", "x"), merged(change("b", 2, "A", "y"), "a"));
        catalog.commit();
        catalog.close();
        catalog = new Catalog(folder);
        catalog.begin("topic");
        assertThat(find("b").id()).isEqualTo(id("a"));

        apply(change("a", 5, "A", "x"));
        assertThat(find("b").occurrences()).isEqualTo(2);
    }

    @Test
    void tenantsAreNeverMerged() {
        apply(change("a", 1, "A", "x"), merged(change("other", "b", 2, "A", "y"), "a"));

        assertThat(catalog.find(Visible.ofTenant("other"), id("b"))
                        .orElseThrow()
                        .id())
                .isEqualTo(id("b"));
        assertThat(catalog.find(Visible.ofTenant("other"), id("a"))).isEmpty();
        assertThat(find("a").occurrences()).isEqualTo(1);
    }

    @Test
    void whoIsRestrictedSeesOnlyWhatCameFromTheirProjectsAlone() {
        apply(
                ofProjects(change("a", 1, "A", "x"), "shop"),
                ofProjects(change("b", 2, "A", "x"), "shop"),
                ofProjects(change("c", 3, "A", "x"), "bank"));
        var shop = new Visible(TENANT, List.of("shop"));
        apply(ofProjects(merged(change("b", 4, "A", "x"), "a"), "shop"));
        assertThat(catalog.find(shop, id("b")).orElseThrow().id()).isEqualTo(id("a"));
        assertThat(catalog.count(shop)).isEqualTo(1);

        apply(ofProjects(merged(change("c", 5, "A", "x"), "a"), "bank"));
        assertThat(Stream.of("a", "b", "c")
                        .filter(name -> catalog.find(shop, id(name)).isPresent()))
                .isEmpty();
        assertThat(catalog.count(shop)).isZero();
        assertThat(find("b").projects()).containsExactly("bank", "shop");

        apply(ofProjects(change("c", 6, "A", "x"), "bank"));
        assertThat(catalog.find(shop, id("b"))).isPresent();
    }

    @Test
    void whoIsRestrictedLearnsNoIdsOfOthersAndWhatWasSaidOfTheirOwn() {
        var shop = new Visible(TENANT, List.of("shop"));
        apply(
                ofProjects(keptApart(change("a", 1, "A", "x"), "b"), "shop"),
                ofProjects(change("b", 2, "A", "x"), "bank"));
        ErrorRecord record = find("a");

        assertThat(ALL.shown(catalog, record)).isEqualTo(record);
        assertThat(shop.shown(catalog, record).grouping()).isNull();
        apply(ofProjects(change("b", 3, "A", "x"), "shop"));
        assertThat(shop.shown(catalog, record).groups().keptApartFrom()).containsExactly(id("b"));
    }

    @Test
    void whoIsRestrictedIsToldThatThereIsNoRoomAndNotForWhat() {
        var shop = new Visible(TENANT, List.of("shop"));
        RecordChange full = change("a", 1, "A", "x");
        for (int i = 0; i < Grouping.MOST_APART; i++) {
            full = keptApart(full, "b" + i);
            apply(ofProjects(change("b" + i, 10 + i, "A", "x"), "bank"));
        }
        apply(ofProjects(full, "shop"));

        Grouping told = shop.shown(catalog, find("a")).groups();
        assertThat(told.keptApartFrom()).isEmpty();
        assertThat(told.hasRoomApart()).isFalse();
        assertThat(find("a").groups().keptApartFull()).isNull();
    }

    @Test
    void solutionsOfAllAreThereOnceWithWhatCameOfThem() {
        Solution oil = solution("Oil it", 1).with(new Outcomes(1, 0, 0, null, List.of()));
        Solution sameOil = solution("Oil it", 2).with(new Outcomes(2, 1, 0, null, List.of()));
        Solution kick = solution("Kick it", 3).supersededBy(sameOil.id());
        apply(solved(change("a", 1, "A", "x"), oil), solved(merged(change("b", 2, "A", "x"), "a"), kick, sameOil));

        ErrorRecord whole = find("b");
        assertThat(whole.solutions()).extracting(Solution::description).containsExactly("Kick it", "Oil it");
        assertThat(whole.solutions().getLast().tried()).isEqualTo(new Outcomes(3, 1, 0, null, List.of()));
        assertThat(whole.solutions().getFirst().supersededBy()).isEqualTo(oil.id());
        assertThat(whole.holderOf(oil.id())).isEqualTo(id("a"));
        assertThat(whole.holderOf(kick.id())).isEqualTo(id("b"));
        assertThat(whole.holderOf(sameOil.id())).isEqualTo(id("b"));
        assertThat(whole.holderOf(UUID.randomUUID())).isNull();
    }

    private static Solution solution(String description, int second) {
        return new Solution(
                UUID.randomUUID(),
                description,
                null,
                null,
                List.of(),
                null,
                "key:test",
                Instant.EPOCH.plusSeconds(second));
    }

    private ErrorRecord find(String name) {
        return catalog.find(ALL, id(name)).orElseThrow();
    }
}
