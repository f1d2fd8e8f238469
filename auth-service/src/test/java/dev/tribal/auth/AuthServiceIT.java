package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AuthServiceIT {
    @TempDir
    private static Path data;

    private static RunningAuth auth;

    @BeforeAll
    static void start() {
        auth = new RunningAuth(data);
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void keyIsExchangedForATokenThatOpensEveryEndpointOfItsScopes() throws Exception {
        HttpResponse<String> answer = auth.exchange(auth.firstKey());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(RunningAuth.json(answer).path("token_type").asString()).isEqualTo("Bearer");
        assertThat(RunningAuth.json(answer).path("expires_in").asInt()).isEqualTo(300);
        assertThat(RunningAuth.json(answer).path("scope").asString())
                .isEqualTo("errors:read errors:write solutions:write admin installation");
        String token = RunningAuth.json(answer).path("access_token").asString();
        HttpResponse<String> who = auth.send("GET", "/whoami", "Authorization", "Bearer " + token);
        assertThat(who.statusCode()).isEqualTo(200);
        assertThat(RunningAuth.json(who).path("tenant").asString()).isEqualTo("default");
        assertThat(RunningAuth.json(who).path("subject").asString()).startsWith("key:");
    }

    @Test
    void tokenIsSignedWithRs256UnderTheKeyThatIsPublished() throws Exception {
        String token = RunningAuth.json(auth.exchange(auth.firstKey()))
                .path("access_token")
                .asString();
        var keys = RunningAuth.json(auth.send("GET", "/oauth2/jwks")).path("keys");
        SignedJWT jwt = SignedJWT.parse(token);

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(keys).hasSize(1);
        assertThat(jwt.getHeader().getKeyID())
                .isNotBlank()
                .isEqualTo(keys.path(0).path("kid").asString());
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("urn:tribal");
        assertThat(jwt.getJWTClaimsSet().getAudience()).isEqualTo(List.of("tribal"));
        assertThat(jwt.getJWTClaimsSet().getExpirationTime().getTime()
                        - jwt.getJWTClaimsSet().getIssueTime().getTime())
                .isEqualTo(300_000);
    }

    @Test
    void publishedKeysHaveNoPrivateParts() throws Exception {
        var key =
                RunningAuth.json(auth.send("GET", "/oauth2/jwks")).path("keys").path(0);

        assertThat(key.propertyNames()).contains("kty", "n", "e", "kid", "use", "alg");
        assertThat(key.propertyNames()).doesNotContain("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    }

    @Test
    void apiKeyOpensEndpointsDirectly() throws Exception {
        assertThat(auth.send("GET", "/whoami", "X-API-Key", auth.firstKey()).statusCode())
                .isEqualTo(200);
        assertThat(auth.send("GET", "/whoami", "Authorization", "Bearer " + auth.firstKey())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tribal_0123456789abcdef.secret", "nonsense", "tribal_.", "ü", "a b"})
    void wrongKeyIsAProblem(String key) throws Exception {
        isProblem(auth.exchange(key), 401, "urn:tribal:problem:unauthorized");
        isProblem(auth.send("GET", "/whoami", "X-API-Key", key), 401, "urn:tribal:problem:unauthorized");
    }

    @Test
    void missingKeyIsAProblem() throws Exception {
        isProblem(auth.send("POST", "/token"), 400, "urn:tribal:problem:invalid-request");
    }

    @Test
    void allElseIsClosed() throws Exception {
        isProblem(auth.send("GET", "/whoami"), 401, "urn:tribal:problem:unauthorized");
        isProblem(auth.send("GET", "/api-keys"), 401, "urn:tribal:problem:unauthorized");
        assertThat(auth.send("GET", "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void restartKeepsKeysAndTokensValidAndNoSecretIsLogged(@TempDir Path other, CapturedOutput output)
            throws Exception {
        String key;
        String token;
        try (var first = new RunningAuth(other, "--logging.level.dev.tribal=debug")) {
            key = first.firstKey();
            token = RunningAuth.json(first.exchange(key)).path("access_token").asString();
            first.exchange(key + "x");
        }
        try (var second = new RunningAuth(other)) {
            assertThat(second.firstKey()).isEqualTo(key);
            assertThat(second.exchange(key).statusCode()).isEqualTo(200);
            assertThat(second.send("GET", "/whoami", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(output.getAll())
                .contains("Made the first API key")
                .doesNotContain(key.substring(key.indexOf('.') + 1), token.substring(token.lastIndexOf('.')))
                .doesNotContain("generated security password");
        assertThat(output.getAll())
                .contains("Made the person admin")
                .doesNotContain(
                        Files.readString(other.resolve("admin-password")).strip());
        assertThat(everyFile(other))
                .allMatch(permissions -> permissions.endsWith("rwx------") || permissions.endsWith("rw-------"));
    }

    @Test
    void noFirstKeyIsMadeIfNoFileIsNamed(@TempDir Path other) {
        try (var _ = new RunningAuth(other, "--tribal.auth.first-key-file=")) {
            assertThat(other.resolve("api-key")).doesNotExist();
        }
    }

    private static List<String> everyFile(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("secrets"))) {
            return files.map(file -> file + " " + permissions(file)).toList();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(RunningAuth.json(answer).path("type").asString()).isEqualTo(type);
    }
}
