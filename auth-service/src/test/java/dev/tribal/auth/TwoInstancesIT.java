package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that share a database and a folder of secrets, and nothing else. */
class TwoInstancesIT {
    @TempDir
    private static Path data;

    private static EmbeddedPostgres postgres;
    private static RunningAuth one;
    private static RunningAuth two;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        String[] settings = Stream.concat(
                        Stream.of(CodeFlow.SETTINGS),
                        Stream.of(
                                "--tribal.auth.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--tribal.auth.database.username=postgres",
                                "--tribal.auth.database.password=postgres"))
                .toArray(String[]::new);
        one = new RunningAuth(data, settings);
        two = new RunningAuth(data, settings);
    }

    @AfterAll
    static void stop() throws Exception {
        two.close();
        one.close();
        postgres.close();
    }

    @Test
    void codeOfOneIsRedeemedAndItsTokensRefreshedAtTheOther() throws Exception {
        HttpResponse<String> tokens = CodeFlow.redeem(new Browser(two.url()), code(), CodeFlow.VERIFIER);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        String access = Browser.json(tokens).path("access_token").asString();
        assertThat(one.send("GET", "/whoami", "Authorization", "Bearer " + access)
                        .statusCode())
                .isEqualTo(200);
        String refresh = Browser.json(tokens).path("refresh_token").asString();
        assertThat(CodeFlow.refresh(new Browser(one.url()), refresh).statusCode())
                .isEqualTo(200);
        assertThat(CodeFlow.refresh(new Browser(two.url()), refresh).statusCode())
                .isEqualTo(400);
    }

    @Test
    void codeThatIsTriedAtBothAtOnceGivesTokensOnceAtMost() throws Exception {
        for (int i = 0; i < 5; i++) {
            String code = code();
            List<Callable<Integer>> tries = Stream.of(one, two, one, two)
                    .<Callable<Integer>>map(
                            instance -> () -> CodeFlow.redeem(new Browser(instance.url()), code, CodeFlow.VERIFIER)
                                    .statusCode())
                    .toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                long given = 0;
                for (var answer : threads.invokeAll(tries)) {
                    given += answer.get() == 200 ? 1 : 0;
                }
                assertThat(given).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void newSigningKeyIsUsedByBothAndTokensOfTheOldOneStayValid() throws Exception {
        String old = apiToken(one);
        var rotated = one.send("POST", "/api/v1/signing-keys/rotate", "Authorization", "Bearer " + old);
        assertThat(rotated.statusCode()).as(rotated.body()).isEqualTo(200);
        String kid = Browser.json(rotated).path("kid").asString();

        for (RunningAuth instance : List.of(one, two)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(SignedJWT.parse(apiToken(instance))
                                    .getHeader()
                                    .getKeyID())
                            .isEqualTo(kid));
        }
        String fresh = apiToken(two);
        for (RunningAuth instance : List.of(one, two)) {
            for (String token : List.of(old, fresh)) {
                assertThat(instance.send("GET", "/whoami", "Authorization", "Bearer " + token)
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static String code() throws Exception {
        var person = new Browser(one.url());
        person.signIn("admin", one.adminPassword());
        return CodeFlow.code(person, CodeFlow.request());
    }

    private static String apiToken(RunningAuth instance) throws Exception {
        return Browser.json(instance.exchange(instance.firstKey()))
                .path("access_token")
                .asString();
    }
}
