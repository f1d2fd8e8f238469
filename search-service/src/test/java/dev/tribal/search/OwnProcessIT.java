package dev.tribal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.platform.ServiceLauncher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class OwnProcessIT {
    @TempDir
    private Path folder;

    @Test
    void startsWhileEverythingElseIsAway() throws Exception {
        try (var context = ServiceLauncher.run(
                SearchApplication.class,
                "search-service",
                "--server.port=0",
                "--tribal.data-dir=" + folder,
                "--spring.kafka.bootstrap-servers=localhost:1",
                "--TRIBAL_AUTH_URL=http://localhost:1")) {
            assertThat(get(context, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(context, "/health/ready").statusCode()).isEqualTo(503);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(get(context, "/health/detailed").body())
                                    .contains("broker does not answer", "answers come from what is indexed"));
            assertThat(get(context, "/api/v1/status").statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
