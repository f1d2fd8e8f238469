package dev.tribal.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    @TempDir
    private Path folder;

    @Test
    void theInstallationsOwnMatchersComeFirst() throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), """
                {"problemMatcher": [{"owner": "our-linter", "pattern": [{"regexp": "^LINT (.+)$", "message": 1}]}]}
                """);
        var all = Rules.with(file, "setting");
        assertThat(all.getFirst().owner()).isEqualTo("our-linter");
        assertThat(all).hasSize(Rules.builtIn().size() + 1);
    }

    @Test
    void withoutAFileThereAreThoseThatComeWithTribal() {
        assertThat(Rules.with(null, "setting")).hasSameSizeAs(Rules.builtIn());
        assertThat(Rules.with(Path.of(""), "setting")).hasSameSizeAs(Rules.builtIn());
    }

    @Test
    void theServicesOfAProcessShareTheRulesOfOneFile() throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), """
                {"problemMatcher": [{"owner": "our-linter", "pattern": [{"regexp": "^LINT (.+)$", "message": 1}]}]}
                """);
        var first = Rules.of(Rules.with(file, "tribal.ingest.problem-matchers-file"));
        assertThat(Rules.of(Rules.with(file, "tribal.search.problem-matchers-file")))
                .isSameAs(first);
        assertThat(Rules.of(Rules.builtIn())).isNotSameAs(first);
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsSetting() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{");
        assertThatThrownBy(() -> Rules.with(file, "tribal.search.problem-matchers-file"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("tribal.search.problem-matchers-file", "broken.json");
    }
}
