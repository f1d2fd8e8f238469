package dev.tribal.ingest.webhook;

import dev.tribal.ingest.Golden;
import dev.tribal.ingest.ci.CiResult;
import dev.tribal.ingest.ci.TestHooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GoldenDeliveriesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void deliveriesSayWhatHappened() throws IOException {
        Golden.tells("webhook", "payloads/webhooks", GoldenDeliveriesTest::tell);
    }

    private static String tell(Path file) throws IOException {
        String event = file.getFileName().toString().split("__", 3)[1];
        Told told = GithubEvents.read(
                TestHooks.github("shop", "token", "http://localhost"),
                event,
                "delivery",
                JSON.readTree(Files.readAllBytes(file)));
        return switch (told) {
            case Told.Result(CiResult result) ->
                "%s | %s | %s"
                        .formatted(
                                result.kind(),
                                result.repository().name(),
                                result.run().commit());
            case Told.Ignored(String reason) -> "ignored | " + reason;
            case Told.Ping() -> "ping";
        };
    }
}
