package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.auth.keys.ApiKeys;
import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.api.Role;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody of one tenant at the pages, about an error of another one. */
final class PagesIsolation {
    /** What shows nothing of any tenant: the way in, the way out, and what makes pages look well. */
    static final Set<String> NOT_TENANT_BOUND = Set.of(
            "GET /",
            "GET /ui",
            "GET /ui/assets/{name}",
            "GET /ui/sign-in",
            "GET /ui/sign-in/start",
            "GET /ui/signed-in",
            "POST /ui/sign-in",
            "POST /ui/sign-out");

    private final InProcess tribal;
    private final String ownerName;
    private final String intruderName;
    private Visitor intruder;
    private final String error;
    private final List<String> secrets;

    /** @param secrets texts that only the owner may see */
    PagesIsolation(InProcess tribal, String ownerName, String intruderName, String error, List<String> secrets) {
        this.tribal = tribal;
        this.ownerName = ownerName;
        this.intruderName = intruderName;
        this.error = error;
        this.secrets = secrets;
    }

    /** Cases by route. */
    Map<String, Runnable> routes() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        for (String page : List.of("errors", "projects", "solutions", "helpers", "system", "dead-letters", "keys")) {
            cases.put("GET /ui/" + page, () -> showsNothing(intruder().get("/ui/" + page), 200));
        }
        cases.put(
                "POST /ui/errors",
                () -> showsNothing(
                        intruder().submit("/ui/errors", Map.of("q", "pump stopped in an aquarium ".repeat(100))), 200));
        cases.put("GET /ui/errors/{id}", () -> showsNothing(intruder().get("/ui/errors/" + error), 404));
        for (String form : List.of(
                "standing",
                "solutions",
                "outcomes",
                "merges",
                "splits",
                "kept-apart",
                "kept-apart-no-longer",
                "deletion")) {
            cases.put("POST /ui/errors/{id}/" + form, () -> changesNothing(form));
        }
        cases.put("POST /ui/keys", () -> {
            var made = intruder().submit("/ui/keys", Map.of("name", "isolated", "role", "reader"));
            showsNothing(made, 200);
            assertThat(made.body()).contains("isolated");
        });
        cases.put("POST /ui/keys/{id}/revocation", this::keyOfTheOwnerStays);
        cases.put("POST /ui/members/removal", this::memberOfTheOwnerStays);
        // It says that something changed, to whom it was visible, and not what.
        cases.put(
                "GET /ui/live",
                () -> assertThat(Visitor.stranger(tribal.url()).get("/ui/live").statusCode())
                        .isEqualTo(303));
        return cases;
    }

    /** Signs in for the first case, since not every test has one. */
    private Visitor intruder() {
        if (intruder == null) {
            intruder = Visitor.with(tribal.as(intruderName));
        }
        return intruder;
    }

    private void changesNothing(String form) {
        Map<String, String> fields = Map.of(
                "state", "closed",
                "description", "d",
                "solution", error,
                "worked", "true",
                "evidence", "e",
                "part", error,
                "other", error);
        // No error can be merged into itself, nor kept apart from it, which says nothing of it.
        String page = form.equals("merges") || form.equals("kept-apart")
                ? UUID.randomUUID().toString()
                : error;
        showsNothing(intruder().submit("/ui/errors/%s/%s".formatted(page, form), fields), 404);
    }

    private void keyOfTheOwnerStays() {
        String key = tribal.context()
                .getBean(ApiKeys.class)
                .create(KeyOrder.unlimited(ownerName, "pages", Role.READER.scopes()));
        String id = key.substring(key.indexOf('_') + 1, key.indexOf('_') + 17);
        showsNothing(intruder().submit("/ui/keys/%s/revocation".formatted(id), Map.of()), 404);
        assertThat(new Http(tribal.url(), key).get("/api/v1/status").status()).isEqualTo(200);
    }

    private void memberOfTheOwnerStays() {
        People people = tribal.context().getBean(People.class);
        String name = "corp:" + UUID.randomUUID();
        people.remember(new Person(name, ownerName, Role.READER));
        showsNothing(intruder().submit("/ui/members/removal", Map.of("name", name)), 404);
        assertThat(people.find(name)).isPresent();
    }

    private void showsNothing(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(secrets);
    }
}
