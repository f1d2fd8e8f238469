package dev.tribal.platform.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
    @TempDir
    private Path folder;

    @Test
    void aRuleNeedsAnIdAnchorsAndAPatternOnly() throws IOException {
        List<ScrubRule> rules = read("[{\"id\":\"badge\",\"anchors\":[\"B-\"],\"pattern\":\"B-[0-9]+\"}]");

        String text = new Scrubbing(rules, new byte[32]).of("acme").text("f", "see B-12");
        assertThat(text).matches("see \\[redacted:badge:[0-9a-f]{8}\\]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | no list of scrub rules",
                "[{\"id\":\"X\",\"anchors\":[\"a\"],\"pattern\":\"a\"}] | id must be",
                "[{\"id\":\"x\",\"pattern\":\"a\"}] | anchors must be",
                "[{\"id\":\"x\",\"anchors\":[\"a\"]}] | pattern must",
                "[{\"id\":\"x\",\"anchors\":[\"a\"],\"pattern\":\"a\",\"within\":100000}] | within must",
                "[{\"id\":\"x\",\"anchors\":[\"a\"],\"pattern\":\"a\",\"patern\":\"b\"}] | no list of scrub rules",
                "[{\"id\":\"x\",\"anchors\":[\"a\"],\"pattern\":\"a(?=b)\"}] | not one of RE2",
                "[{\"id\":\"x\",\"anchors\":[\"a\"],\"pattern\":\"(a\"}] | not one of RE2",
                "[{\"id\":\"x\",\"anchors\":[\"a\"],\"pattern\":\"a\"},{\"id\":\"x\",\"anchors\":[\"a\"],\"pattern\":\"a\"}] | two scrub rules",
            })
    void aFileThatCannotWorkIsRefusedWithWhatIsWrong(String json, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scrubbing(read(json), new byte[32]))
                .withMessageContaining(fault);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFile.in(folder.resolve("none.json")))
                .withMessageContaining("tribal.scrub.rules-file")
                .withMessageContaining("none.json");
    }

    @Test
    void keyIsNotShownWithTheSettings() {
        assertThat(new ScrubSettings(Path.of("k"), "c2hvcnQ=", null, false, false).toString())
                .doesNotContain("c2hvcnQ=");
    }

    private List<ScrubRule> read(String json) throws IOException {
        return RuleFile.in(Files.writeString(folder.resolve("rules.json"), json));
    }
}
