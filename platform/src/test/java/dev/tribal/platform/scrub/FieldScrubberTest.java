package dev.tribal.platform.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tribal.contracts.Redaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldScrubberTest {
    private static final Scrubbing SCRUBBING = new Scrubbing(RuleFile.builtIn(), new byte[32]);
    private static final String PLACEHOLDER = "\\[redacted:secret:[0-9a-f]{8}\\]";

    private final FieldScrubber fields = SCRUBBING.of("acme");

    @Test
    void aValueWhoseNameSaysThatItIsSecretIsTakenOutWhole() {
        Map<String, Object> metadata = fields.metadata(
                Map.of("db", Map.of("password", "two words, \"quoted\""), "api_key", List.of("swordfish", 12345678)));

        assertThat(metadata.toString()).doesNotContain("words", "swordfish", "12345678");
        assertThat(fields.receipt()).containsExactly(new Redaction("pair-metadata", "metadata", 3));
    }

    @Test
    void aValueWithAnOrdinaryNameStays() {
        Map<String, Object> metadata =
                Map.of("attempt", 12345678, "max_tokens", 4096, "password", true, "secret", "${VAULT}", "host", "db-1");

        assertThat(fields.metadata(metadata)).isEqualTo(metadata);
        assertThat(fields.receipt()).isEmpty();
    }

    @Test
    void aNumberThatIsASecretByItselfIsTakenOutToo() {
        Map<String, Object> metadata = fields.metadata(
                Map.of("entered", 4111111111111111L, "list", List.of(5500005555555559L, 4.111111111111111E15)));

        assertThat(metadata.toString()).doesNotContain("4111111111111111", "5500005555555559", "4.111");
        assertThat(fields.receipt()).containsExactly(new Redaction("card-number", "metadata", 3));
    }

    @Test
    void metadataHasThePlaceholdersThatOtherTextsHave() {
        Object value = fields.metadata(Map.of("password", "swordfish")).get("password");

        assertThat(value.toString()).matches(PLACEHOLDER);
        assertThat(fields.text("f", "password=swordfish")).isEqualTo("password=" + value);
    }

    @Test
    void metadataThatIsScrubbedAgainStays() {
        Map<String, Object> once = fields.metadata(Map.of("password", "swordfish"));

        assertThat(SCRUBBING.of("acme").metadata(once)).isEqualTo(once);
    }

    @Test
    void metadataOfAnyDepthIsRefusedBeforeItExhaustsTheStack() {
        Object nested = "x";
        for (int depth = 0; depth < 10_000; depth++) {
            nested = Map.of("k", nested);
        }
        Map<String, Object> deep = Map.of("k", nested);

        assertThatIllegalArgumentException().isThrownBy(() -> fields.metadata(deep));
    }
}
