package dev.tribal.search.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the ranking from getting worse unnoticed, on the small sets of real errors. */
class RankingQualityTest {
    @ParameterizedTest
    @CsvSource({"python_tracebacks, 0.60", "java_maven_breaking_updates, 0.74"})
    void firstHitIsAnAnswer(String set, double atLeast) throws IOException {
        Path folder = RetrievalSet.folder().resolve(set);
        if (!Files.isDirectory(folder)) {
            System.out.println("skipped: ranking quality, because there is no " + folder);
            abort();
        }
        assertThat(RankingQuality.of(RetrievalSet.read(folder)).success()).isGreaterThanOrEqualTo(atLeast);
    }
}
