package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.standalone.Http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What the administrator of one tenant tries on the dead letters of another, over HTTP and at the pages. */
final class DeadLetterIsolation {
    private static final String PATH = "/api/v1/dead-letters";
    private static final String PAGE = "/ui/dead-letters";

    private final InProcess tribal;
    private final String ownerName;
    private final String intruderName;
    private final UUID error = UUID.randomUUID();
    private @Nullable String letter;

    DeadLetterIsolation(InProcess tribal, String ownerName, String intruderName) {
        this.tribal = tribal;
        this.ownerName = ownerName;
        this.intruderName = intruderName;
    }

    /** Cases by route. */
    Map<String, Runnable> routes() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        cases.put("GET " + PATH, () -> {
            String id = letter();
            for (String query : List.of("", "?state=open", "?after=" + id)) {
                Answer listed = intruder().get(PATH + query);
                assertThat(listed.status()).as(listed.toString()).isEqualTo(200);
                assertThat(listed.toString()).doesNotContain(id, error.toString(), ownerName);
            }
        });
        cases.put("GET " + PATH + "/{id}", () -> isLikeNone("GET", PATH + "/ID"));
        cases.put("DELETE " + PATH + "/{id}", () -> isLikeNone("DELETE", PATH + "/ID"));
        cases.put("POST " + PATH + "/{id}/replay", () -> isLikeNone("POST", PATH + "/ID/replay"));
        cases.put("POST " + PATH + "/replay", () -> {
            letter();
            String order = "{\"error_id\":\"%s\"}".formatted(error);
            Answer receipt = intruder().post(PATH + "/replay", order, "X-Tenant", ownerName);
            assertThat(receipt.json().path("kept").asInt(-1))
                    .as(receipt.toString())
                    .isZero();
            stillWaits();
        });
        cases.put("POST " + PAGE + "/{id}/replay", () -> noPage(PAGE + "/ID/replay", 404));
        cases.put("POST " + PAGE + "/{id}/discard", () -> noPage(PAGE + "/ID/discard", 404));
        cases.put("POST " + PAGE + "/replay", () -> noPage(PAGE + "/replay", 303));
        return cases;
    }

    private void isLikeNone(String method, String path) {
        String id = letter();
        String unknown = new UUID(0, 0).toString();
        Answer others = intruder().send(method, path.replace("ID", id), "application/json", "");
        assertThat(others.status()).as(others.toString()).isEqualTo(404);
        assertThat(others.toString().replace(id, "ID"))
                .isEqualTo(intruder()
                        .send(method, path.replace("ID", unknown), "application/json", "")
                        .toString()
                        .replace(unknown, "ID"));
        stillWaits();
    }

    private void noPage(String form, int status) {
        var answer = Visitor.with(intruder()).submit(form.replace("ID", letter()), Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(error.toString(), ownerName);
        stillWaits();
    }

    private Http intruder() {
        return tribal.as(intruderName);
    }

    private void stillWaits() {
        assertThat(tribal.as(ownerName)
                        .get(PATH + "/" + letter())
                        .json()
                        .at("/dead_letter/state")
                        .asString())
                .isEqualTo("open");
    }

    /** An event of the owner that nobody can read, made for the first case. */
    private String letter() {
        String known = letter;
        if (known == null) {
            String broker = tribal.context().getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
            new DeadLetter(broker).publish(ownerName, error, "{ damaged");
            known = Awaitility.await().until(this::find, found -> !found.isEmpty());
            letter = known;
        }
        return known;
    }

    private String find() {
        return tribal.as(ownerName)
                .get(PATH + "?max_results=200")
                .json()
                .path("dead_letters")
                .valueStream()
                .filter(one -> one.path("error_id").asString("").equals(error.toString()))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElse("");
    }
}
