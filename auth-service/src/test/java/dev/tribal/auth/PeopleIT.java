package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.auth.keys.ApiKeys;
import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.platform.security.ApiKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PeopleIT {
    private static final String PEOPLE = "/api/v1/people";

    @TempDir
    private Path data;

    private RunningAuth auth;

    @BeforeEach
    void start() {
        auth = new RunningAuth(data, CodeFlow.SETTINGS);
    }

    @AfterEach
    void stop() {
        auth.close();
    }

    @Test
    void personWhoIsRemovedSignsInNoMoreAndTheirClientsGetNoTokens() throws Exception {
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        var program = new Browser(auth.url());
        String refresh = Browser.json(
                        CodeFlow.redeem(program, CodeFlow.code(person, CodeFlow.request()), CodeFlow.VERIFIER))
                .path("refresh_token")
                .asString();
        assertThat(list(auth.firstKey()).body()).contains("\"name\":\"admin\"", "\"signs_in\":\"here\"");

        assertThat(remove("admin", auth.firstKey()).statusCode()).isEqualTo(200);

        assertThat(list(auth.firstKey()).body()).doesNotContain("\"name\":\"admin\"");
        assertThat(CodeFlow.refresh(program, refresh).statusCode()).isEqualTo(400);
        assertThat(Browser.location(new Browser(auth.url()).signIn("admin", auth.adminPassword())))
                .endsWith("/login?error");
        HttpResponse<String> code = CodeFlow.redeem(
                program,
                Browser.query(Browser.location(CodeFlow.authorize(person, CodeFlow.request())))
                        .getOrDefault("code", "none"),
                CodeFlow.VERIFIER);
        assertThat(code.statusCode()).as(code.body()).isEqualTo(400);
        assertThat(auth.send("GET", "/api/v1/audit?action=person.remove", "X-API-Key", auth.firstKey())
                        .body())
                .contains("person.remove", "\"done\"");
    }

    @Test
    void administratorSeesAndRemovesOnlyTheirOwnPeopleWhoMayDoNoMore() throws Exception {
        var people = auth.bean(People.class);
        people.remember(new Person("corp:a/b c", "acme", Role.READER));
        people.remember(new Person("corp:king", "acme", Role.OPERATOR));
        String acme = auth.bean(ApiKeys.class).create(KeyOrder.unlimited("acme", "admin", Role.ADMIN.scopes()));

        assertThat(list(acme).body())
                .contains("corp:a/b c", "\"signs_in\":\"corp\"")
                .doesNotContain("\"admin\"", "default");
        assertThat(list(auth.firstKey()).body()).doesNotContain("corp:");
        HttpResponse<String> others = remove("admin", acme);
        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(remove("nobody", acme).body());
        assertThat(remove("corp:king", acme).statusCode()).isEqualTo(403);
        assertThat(remove("corp:a/b c&keys=all", acme).statusCode()).isEqualTo(400);
        assertThat(remove("corp:a/b c", acme).statusCode()).isEqualTo(200);
        assertThat(list(acme).body()).doesNotContain("corp:a/b c").contains("corp:king");
    }

    @Test
    void nobodyIsRemovedWithAKeyThatMayDoMoreThanWhoRemoves() throws Exception {
        auth.bean(People.class).remember(new Person("corp:ann", "default", Role.READER));
        String hers = made("corp:ann", Role.READER);
        String strong = made("corp:ann", Role.OPERATOR);
        String admin = made("corp:bob", Role.ADMIN);

        assertThat(remove("corp:ann&keys=revoke", admin).statusCode()).isEqualTo(403);

        assertThat(list(admin).body()).contains("corp:ann");
        assertThat(auth.exchange(hers).statusCode()).isEqualTo(200);
        assertThat(auth.exchange(strong).statusCode()).isEqualTo(200);
        assertThat(auth.send("GET", "/api/v1/audit?action=person.remove", "X-API-Key", admin)
                        .body())
                .contains("\"refused\"");
    }

    @Test
    void keysInOtherTenantsAreForTheOperatorToSeeAndEnd() throws Exception {
        var people = auth.bean(People.class);
        people.remember(new Person("corp:ann", "default", Role.ADMIN));
        String elsewhere = made("acme", "corp:ann", Role.READER);
        String admin = made("default", "corp:bob", Role.ADMIN);

        assertThat(json(remove("corp:ann&keys=revoke", admin)).path("keys")).isEmpty();
        assertThat(auth.exchange(elsewhere).statusCode()).isEqualTo(200);

        people.remember(new Person("corp:ann", "default", Role.ADMIN));
        assertThat(json(remove("corp:ann&keys=revoke", auth.firstKey())).toString())
                .contains(ApiKey.idOf(elsewhere));
        assertThat(auth.exchange(elsewhere).statusCode()).isEqualTo(401);
    }

    private String made(String person, Role role) {
        return made("default", person, role);
    }

    /** A key that a person made when they had that role. */
    private String made(String tenant, String person, Role role) {
        return auth.bean(ApiKeys.class)
                .create(new KeyOrder(
                        tenant, "of a person", null, role.scopes(), List.of(), person, null, Source.AGENT));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return RunningAuth.json(answer);
    }

    private HttpResponse<String> list(String key) throws Exception {
        return auth.send("GET", PEOPLE, "X-API-Key", key);
    }

    private HttpResponse<String> remove(String name, String key) throws Exception {
        return auth.send("DELETE", PEOPLE + "?name=" + name.replace("/", "%2F").replace(" ", "%20"), "X-API-Key", key);
    }
}
