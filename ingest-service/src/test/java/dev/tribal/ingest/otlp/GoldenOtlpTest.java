package dev.tribal.ingest.otlp;

import dev.tribal.ingest.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GoldenOtlpTest {
    /** The examples of the protocol have no error, neither as logs nor as spans. */
    @Test
    void exportsSayWhatFailed() throws IOException {
        Golden.reports("otlp", "payloads/otlp", file -> {
            byte[] body = Files.readAllBytes(file);
            List<OtlpError> logs = LogErrors.in(OtlpJson.logs(body)).first();
            List<OtlpError> spans = SpanErrors.in(OtlpJson.traces(body)).first();
            return Stream.concat(logs.stream(), spans.stream())
                    .map(error -> OtlpReport.of(error, "shop"))
                    .toList();
        });
    }
}
