package dev.tribal.ingest.sarif;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.ingest.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class GoldenSarifTest {
    @Test
    void sarifFilesSayWhatIsWrong() throws IOException {
        Golden.reports("sarif", "payloads/sarif", file -> {
            try (InputStream content = Files.newInputStream(file)) {
                return new SarifReports(Origin.of(Source.CI))
                        .of(new SarifReader()
                                .read(content, SarifLevel.NOTE, _ -> {})
                                .runs());
            }
        });
    }
}
