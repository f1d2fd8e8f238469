package dev.tribal.ingest.log;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.Golden;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenLogsTest {
    private final LogForms forms = new LogForms(new LogExtractor(Rules.of(Rules.builtIn())), 100 << 20);

    @Test
    void buildLogsSayWhatFailed() throws IOException {
        Golden.reports("build-log", "payloads/build_logs", this::read);
    }

    @Test
    void archivesOfGithubSayWhatFailed() throws IOException {
        Golden.reports("log-archive", "payloads/github_actions_log_zips", this::read);
    }

    private List<NewError> read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return forms.read(content, false, _ -> {}, _ -> {}).stream()
                    .flatMap(log -> log.found().errors().stream()
                            .map(error -> LogReports.of(error, log.job(), Origin.of(Source.CI))))
                    .toList();
        }
    }
}
