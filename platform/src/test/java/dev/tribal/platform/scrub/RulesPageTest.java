package dev.tribal.platform.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesPageTest {
    private static final Path PAGE = Path.of("../docs/scrub-rules.md");

    /** If this fails after a rule was changed: copy platform/target/scrub-rules.md to docs. */
    @Test
    void thePageListsTheRulesAsTheyAre() throws IOException {
        String page = """
                # Scrub rules

                What Tribal takes out of every text before it is sent or stored; the first rules know the most about what they find. How
                to add rules and what a placeholder means: [operations](operations.md#scrubbing).

                | rule | class | documented in | by setting |
                |---|---|---|---|
                """ + RuleFile.builtIn().stream().map(RulesPageTest::row).collect(Collectors.joining());
        Files.writeString(Path.of("target/scrub-rules.md"), page);

        assertThat(PAGE).content().isEqualTo(page);
    }

    private static String row(ScrubRule rule) {
        String option = rule.option() == null
                ? ""
                : "`tribal.scrub.%s`"
                        .formatted(rule.option().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return "| `%s` | `%s` | %s | %s |%n"
                .formatted(rule.id(), rule.kind(), Objects.requireNonNullElse(rule.source(), ""), option);
    }
}
