package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same Python error, printed by several versions of Python. */
class RealTracebacksTest {
    @Test
    void mostErrorsKeepTheirFingerprintThroughVersionsOfPython() throws IOException {
        Path file = SharedData.find("grouping/python_tracebacks.jsonl.gz");
        Map<String, Set<String>> fingerprints;
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            fingerprints = lines.lines()
                    .map(JsonMapper.shared()::readTree)
                    .collect(Collectors.groupingBy(
                            row -> row.path("group").asString(),
                            Collectors.mapping(RealTracebacksTest::fingerprint, Collectors.toSet())));
        }
        long stable =
                fingerprints.values().stream().filter(set -> set.size() == 1).count();
        long distinct =
                fingerprints.values().stream().flatMap(Set::stream).distinct().count();
        System.out.printf(
                "python tracebacks: %d groups, %d with one fingerprint, %d fingerprints%n",
                fingerprints.size(), stable, distinct);
        assertThat(stable).isGreaterThan(fingerprints.size() / 2);
    }

    private static String fingerprint(JsonNode row) {
        String text = row.path("text").asString();
        String last = text.strip().lines().reduce("", (_, line) -> line);
        String type = last.split(":", 2)[0];
        return Fingerprint.of(new NewError(
                type.isBlank() ? "unknown" : type,
                new ErrorContext("python", null, last.isBlank() ? "none" : last, null, text, null),
                null,
                null,
                null));
    }
}
