package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorNotKeptApart;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class MergesIT {
    private final String tenant = "acme-" + UUID.randomUUID();
    private final UUID whole = UUID.randomUUID();
    private final UUID part = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Solution solution =
            new Solution(UUID.randomUUID(), "Restart it", null, null, List.of(), null, "key:test", Instant.EPOCH);
    private final Http https;
    private final Http.Tenant http;
    private final Events events;
    private final ReadableErrors readable;

    @Autowired
    MergesIT(Http http, Events events, ReadableErrors readable) {
        this.https = http;
        this.http = http.tenant(tenant);
        this.events = events;
        this.readable = readable;
    }

    @BeforeEach
    void oneErrorIsAPartOfAnotherAndAThirdIsNot() {
        readable.reset(ReadableErrors.Mode.ONLY_ADDED);
        readable.add(part, solution);
        readable.addPart(part, whole);
        readable.add(other);
    }

    @Test
    void aMergeIsOneEventOfTheErrorThatBecomesAPart() {
        var answer = put(path(other), into(whole)).is(202);

        assertThat(answer.header("Location")).isEqualTo("/api/v1/errors/" + other);
        assertThat(all()).hasSize(1);
        assertThat(lastOf(other).data()).isEqualTo(new ErrorMerged(whole));
    }

    @Test
    void aTargetThatIsMergedItselfStandsForItsWhole() {
        put(path(other), into(part)).is(202);

        assertThat(lastOf(other).data()).isEqualTo(new ErrorMerged(whole));
    }

    @Test
    void aPartCanMoveAndBeMergedAgainIntoTheSame() {
        put(path(part), into(other)).is(202);
        assertThat(lastOf(part).data()).isEqualTo(new ErrorMerged(other));
        put(path(part), into(whole)).is(202);
        assertThat(lastOf(part).data()).isEqualTo(new ErrorMerged(whole));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheReason() {
        assertThat(put(path(other), into(other)).is(400).body()).contains("must be another error");
        assertThat(put(path(whole), into(part)).is(400).body()).contains("undo that first");
        put(path(other), "{}").is(400);
        put(path(other), into(UUID.randomUUID())).is(404);
        put(path(UUID.randomUUID()), into(whole)).is(404);
        assertThat(delete(path(other)).is(404).body()).contains("is not merged");
        assertThat(all()).isEmpty();
    }

    @Test
    void anErrorHasALimitedNumberOfParts() {
        for (int i = 1; i < Grouping.MOST_PARTS; i++) {
            readable.addPart(UUID.randomUUID(), whole);
        }

        assertThat(put(path(other), into(whole)).is(400).body()).contains("more than 50");
    }

    @Test
    void anUndoIsOneEventOfTheErrorThatWasAPart() {
        delete(path(part)).is(202);

        assertThat(all()).hasSize(1);
        assertThat(lastOf(part).data()).isEqualTo(new ErrorSplit());
    }

    @Test
    void whatSomebodyKeptApartIsMergedOnlyByWhoSaysSo() {
        readable.keepApart(whole, "user:ada", other);
        var refused = put(path(other), into(part)).is(409);
        assertThat(refused.body()).contains("urn:tribal:problem:kept-apart", "user:ada said", "override_kept_apart");
        readable.keepApart(other, "user:bob", part);
        put(path(whole), into(other)).is(409);
        assertThat(all()).isEmpty();

        put(path(other), "{\"error_id\":\"%s\",\"override_kept_apart\":true}".formatted(whole))
                .is(202);
        assertThat(lastOf(other).data()).isEqualTo(new ErrorMerged(whole));
    }

    @Test
    void errorsAreKeptApartByTheIdsThatStandForThem() {
        put(apart(other, part), "").is(202);

        assertThat(all()).hasSize(1);
        assertThat(lastOf(other).data()).isEqualTo(new ErrorKeptApart(whole));
    }

    @Test
    void whatIsOneIsNotKeptApartAndUnknownErrorsAreNone() {
        assertThat(put(apart(part, whole), "").is(400).body()).contains("undo the merge");
        assertThat(put(apart(other, other), "").is(400).body()).contains("another error");
        put(apart(other, UUID.randomUUID()), "").is(404);
        put(apart(UUID.randomUUID(), other), "").is(404);
        assertThat(delete(apart(other, whole)).is(404).body()).contains("is not kept apart");
        assertThat(all()).isEmpty();
    }

    @Test
    void thatTheyAreKeptApartIsTakenBackOfBothAndOfEachPart() {
        readable.keepApart(whole, "user:ada", other);
        readable.keepApart(other, "user:ada", part);

        delete(apart(other, whole)).is(202);

        assertThat(all()).hasSize(3);
        assertThat(lastOf(other).data()).isEqualTo(new ErrorNotKeptApart(part));
        assertThat(lastOf(whole).data()).isEqualTo(new ErrorNotKeptApart(other));
        assertThat(lastOf(part).data()).isEqualTo(new ErrorNotKeptApart(other));
    }

    @Test
    void whatWasSaidOfSeveralPartsIsTakenBackByOneEventOfEach() {
        UUID another = UUID.randomUUID();
        readable.addPart(another, other);
        readable.keepApart(other, "user:ada", whole, part);

        delete(apart(part, another)).is(202);

        assertThat(all()).extracting(ErrorEvent::errorId).containsExactlyInAnyOrder(other, another);
        assertThat(all()).extracting(ErrorEvent::data).containsOnly(new ErrorNotKeptApart(whole, List.of(part)));
    }

    @Test
    void whoWantsToKeepMoreApartThanThereIsRoomForIsRefusedAndNothingIsForgotten() {
        UUID[] many =
                Stream.generate(UUID::randomUUID).limit(Grouping.MOST_APART).toArray(UUID[]::new);
        UUID third = UUID.randomUUID();
        readable.add(third);
        readable.keepApart(whole, "user:ada", many);
        readable.keepApart(third, "user:ada", many);

        assertThat(put(apart(part, other), "").is(409).body())
                .contains("urn:tribal:problem:no-room-left", "kept apart from 50");
        delete(path(part)).is(202);
        http.postJson("/api/v1/errors/%s/separations".formatted(third), "{\"context\":0}")
                .is(409);
        assertThat(put(path(third), into(other)).is(409).body())
                .as("its undo would be one more")
                .contains("no-room-left");
        put(apart(other, part), "").is(202);
    }

    @Test
    void whoMayNotSeeAllThatAnErrorIsKeptApartFromForgetsNothingOfItEither() {
        readable.keepApart(
                whole,
                "user:ada",
                Stream.generate(UUID::randomUUID).limit(Grouping.MOST_APART).toArray(UUID[]::new));
        readable.hideOthers(whole);

        assertThat(put(apart(whole, other), "").is(409).body())
                .contains("urn:tribal:problem:no-room-left", "restricted to projects");
        assertThat(all()).isEmpty();
    }

    @Test
    void anOutcomeReachesTheErrorThatHasTheSolution() {
        http.postJson(
                        "/api/v1/errors/%s/solutions/%s/outcomes".formatted(whole, solution.id()),
                        "{\"worked\":true,\"evidence\":\"green\"}")
                .is(202);
        assertThat(all()).extracting(ErrorEvent::errorId).containsExactly(part);
    }

    @Test
    void aSolutionThatTakesThePlaceOfAnotherIsRecordedBesideIt() {
        String body = "{\"description\":\"Mend it\",\"supersedes\":\"%s\"}".formatted(solution.id());
        http.postJson("/api/v1/errors/%s/solutions".formatted(whole), body).is(202);

        assertThat(all()).extracting(ErrorEvent::errorId).containsExactly(part);
    }

    @Test
    void anUpdateIsOneOfTheWholeAndItsStateThatOfAllParts() {
        put("/api/v1/errors/" + part, "{\"labels\":[\"x\"]}").is(202);
        assertThat(all()).extracting(ErrorEvent::errorId).containsExactly(whole);

        put("/api/v1/errors/" + whole, "{\"state\":\"resolved\",\"labels\":[\"y\"]}")
                .is(202);
        assertThat(all()).hasSize(3).extracting(ErrorEvent::errorId).contains(part);
        assertThat(lastOf(part).data()).isInstanceOfSatisfying(ErrorUpdated.class, update -> {
            assertThat(update.state()).isEqualTo(ErrorState.RESOLVED);
            assertThat(update.labels()).isNull();
        });
    }

    @Test
    void whoMayOnlyReadMayNotMerge() {
        var reader = https.withScope(tenant, Scopes.ERRORS_READ);
        reader.send("PUT", path(other), "application/json", BodyPublishers.ofString(into(whole)))
                .is(403);
        reader.send("DELETE", path(part), "", BodyPublishers.noBody()).is(403);
        reader.send("PUT", apart(part, other), "", BodyPublishers.noBody()).is(403);
        reader.send("DELETE", apart(part, other), "", BodyPublishers.noBody()).is(403);
    }

    private static String path(UUID id) {
        return "/api/v1/errors/%s/merged-into".formatted(id);
    }

    private static String apart(UUID id, UUID other) {
        return "/api/v1/errors/%s/kept-apart/%s".formatted(id, other);
    }

    private static String into(UUID id) {
        return "{\"error_id\":\"%s\"}".formatted(id);
    }

    private List<ErrorEvent> all() {
        return List.copyOf(events.of(tenant).values());
    }

    /** Events of one error are in order, those of several are not. */
    private ErrorEvent lastOf(UUID error) {
        return all().stream()
                .filter(event -> event.errorId().equals(error))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private Http.Answer put(String path, String body) {
        return http.send("PUT", path, "application/json", BodyPublishers.ofString(body));
    }

    private Http.Answer delete(String path) {
        return http.send("DELETE", path, "", BodyPublishers.noBody());
    }
}
