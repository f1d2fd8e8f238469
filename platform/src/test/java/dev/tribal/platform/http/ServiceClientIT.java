package dev.tribal.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.Http.Answer;
import dev.tribal.platform.app.PlatformTest;
import dev.tribal.platform.app.RemoteServer.Remote;
import dev.tribal.platform.app.RemoteThings;
import dev.tribal.platform.app.TestAuthority;
import dev.tribal.platform.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class ServiceClientIT {
    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    @Autowired
    private Remote remote;

    @Autowired
    private RemoteThings client;

    @Test
    void tokenOfTheCallerIsSentAlong() throws Exception {
        String token = authority.token("errors:read");
        remote.answers(200, "application/json", "{\"a\":1}", Map.of());

        Answer answer = http.get("/things/remote", "Authorization", "Bearer " + token);

        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        assertThat(remote.authorization()).isEqualTo("Bearer " + token);
    }

    @Test
    void apiKeyOfTheCallerIsNotSentAlongButItsToken() throws Exception {
        remote.answers(200, "application/json", "{}", Map.of());

        http.get("/things/remote", "X-API-Key", TestAuthority.KNOWN + "3.secret");

        assertThat(remote.authorization()).startsWith("Bearer ey").doesNotContain("secret");
    }

    @Test
    void otherServiceIsToldThatAnAgentWrites() throws Exception {
        remote.answers(200, "application/json", "{}", Map.of());

        http.get("/things/remote", "Authorization", "Bearer " + authority.token("errors:read"));

        assertThat(remote.header("Tribal-Writer")).isEqualTo("agent");
    }

    @Test
    void senderIsNamedToTheOtherServiceWhateverItClaims() throws Exception {
        remote.answers(200, "application/json", "{}", Map.of());

        http.get(
                "/things/remote",
                "Authorization",
                "Bearer " + authority.token("errors:read"),
                "User-Agent",
                "agent/1 \t\u00ad\u00ff",
                "X-Forwarded-For",
                "203.0.113.9");

        assertThat(remote.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(remote.header("User-Agent")).startsWith("agent/1");
    }

    @Test
    void callOutsideOfARequestHasNoToken() {
        remote.answers(200, "application/json", "{}", Map.of());

        client.things();

        assertThat(remote.authorization()).isNull();
    }

    @Test
    void problemOfTheOtherServiceArrivesAsItself() throws Exception {
        remote.answers(503, "application/problem+json", """
                {"type":"urn:tribal:problem:position-not-applied","title":"t","status":503,"detail":"wait for 3-7",
                 "errors":[{"field":"f","message":"m"}]}""", Map.of("Retry-After", "7"));

        ProblemException problem = catchThrowableOfType(ProblemException.class, client::things);
        assertThat(problem.is(ProblemType.POSITION_NOT_APPLIED)).isTrue();
        assertThat(problem.getBody().getDetail()).isEqualTo("wait for 3-7");

        Answer answer = http.get("/things/remote", "Authorization", "Bearer " + authority.token("errors:read"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.detail()).isEqualTo("wait for 3-7");
        answer.names("f", "m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|text/html|<h1>nginx</h1>",
                "500|application/json|{\"status\":\"x\"}",
                "401|application/json|''",
                "502|application/json|null",
                "404|application/json|{}",
                "429|application/json|[]"
            })
    void errorThatIsNoProblemMakesTheServiceUnavailable(int status, String type, String body) {
        remote.answers(status, type, body, Map.of());

        ProblemException problem = catchThrowableOfType(ProblemException.class, client::things);

        assertThat(problem.is(ProblemType.UNAVAILABLE)).isTrue();
        assertThat(problem.getBody().getDetail()).contains(Integer.toString(status));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionThatBreaksOffMakesTheServiceUnavailable(boolean afterHeaders) {
        remote.breaksOff(afterHeaders);

        ProblemException problem = catchThrowableOfType(ProblemException.class, client::things);

        assertThat(problem).isNotNull();
        assertThat(problem.is(ProblemType.UNAVAILABLE)).isTrue();
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    }
}
