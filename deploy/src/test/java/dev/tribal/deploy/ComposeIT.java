package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Builds all images and brings the Compose file up, under a name of its own. Takes many minutes, so it runs only when asked
 * for: {@code TRIBAL_TEST_COMPOSE=true mvn verify -pl deploy -Dit.test=ComposeIT}.
 */
@Tag("docker")
class ComposeIT {
    private static final String REPORT = """
            {"error_type": "ComposedError", "context": {"language": "java",
             "error_message": "five containers and an edge work as one"}}""";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String key;

    @BeforeAll
    static void up() {
        boolean asked = "true".equals(System.getenv("TRIBAL_TEST_COMPOSE"));
        if (!asked) {
            System.out.println("skipped: ComposeIT runs with TRIBAL_TEST_COMPOSE=true and a Docker engine");
        }
        assumeThat(asked).isTrue();
        run(Repository.ROOT.resolve("deploy/docker/make-secrets").toString());
        compose("up", "--detach", "--wait", "--build");
        key = compose("exec", "-T", "auth-service", "cat", "/var/lib/tribal/first/api-key")
                .strip();
    }

    @AfterAll
    static void down() {
        if (key != null) {
            compose("down", "--volumes", "--timeout", "30");
        }
    }

    @Test
    void whatIsReportedIsFoundAfterARestart() {
        assertThat(post("/api/v1/errors", REPORT).statusCode()).isIn(200, 201);

        compose("down", "--timeout", "60");
        compose("up", "--detach", "--wait");

        assertThat(post("/api/v1/errors/similar", "{\"query\": \"five containers work as one\"}")
                        .body())
                .contains("ComposedError")
                .doesNotContain("\"degraded\":[\"");
    }

    @Test
    void imagesCannotBeChangedFromInside() {
        for (var service : Compose.read().own()) {
            assertThat(compose("exec", "-T", service.name(), "sh", "-c", "touch /opt/tribal/x 2>&1 || id -u"))
                    .contains("Read-only file system", "10001");
        }
    }

    @Test
    void everythingComesBackFromItsBackups() {
        assertThat(post("/api/v1/errors", REPORT).statusCode()).isIn(200, 201);
        compose("stop", "backup");
        // Once more, so that nothing is left out.
        compose("run", "--rm", "--no-deps", "backup", "--keep=7");
        compose("down", "--timeout", "60");
        var lost = new ArrayList<>(List.of("docker", "volume", "rm"));
        for (String volume : List.of("auth", "blobs", "embedding", "kafka", "postgres", "search", "vectors")) {
            lost.add("tribal-test_" + volume);
        }
        run(lost.toArray(String[]::new));

        assertThat(compose("run", "--rm", "restore")).contains("Restored ", "Start Tribal now");
        compose("up", "--detach", "--wait");

        assertThat(post("/api/v1/errors/similar", "{\"query\": \"five containers work as one\"}")
                        .body())
                .contains("ComposedError");
        assertThat(compose("exec", "-T", "backup", "/opt/tribal/command", "backup", "list"))
                .contains("-full");
    }

    private static HttpResponse<String> post(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:8080" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=20")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String compose(String... arguments) {
        var command =
                new ArrayList<>(List.of("docker", "compose", "--project-name", "tribal-test", "--profile", "backup"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Repository.ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
