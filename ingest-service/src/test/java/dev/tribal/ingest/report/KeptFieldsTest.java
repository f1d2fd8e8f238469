package dev.tribal.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class KeptFieldsTest {
    private static final String TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

    private final Map<String, Object> metadata = new LinkedHashMap<>();

    @Test
    void aLongTextIsCutBetweenWordsSoThatNoSecretIsHalved() {
        for (int before = 0; before < TOKEN.length(); before++) {
            String text = "a ".repeat(8 * 1024 - 20) + "b".repeat(before) + " " + TOKEN + " end".repeat(20);
            new KeptFields(metadata).put("said", JsonNodeFactory.instance.stringNode(text));
            String kept = metadata.get("said").toString();
            assertThat(kept.contains(TOKEN) || !kept.contains("ghp")).as(kept).isTrue();
        }
    }

    @Test
    void whatIsQuotedAndTooLongIsLeftOutWhole() {
        var secret = JsonNodeFactory.instance.objectNode().put("key", "x".repeat(20_000));
        new KeptFields(metadata).put("said", secret);
        assertThat(metadata).containsEntry("said", "{\"key\":\"");
    }

    @Test
    void allFieldsTogetherFitIntoMetadata() {
        var kept = new KeptFields(metadata);
        for (int i = 0; i < 50; i++) {
            kept.put("field" + i, JsonNodeFactory.instance.stringNode("some words ".repeat(5_000)));
            kept.put("small" + i, JsonNodeFactory.instance.stringNode("some words ".repeat(10)));
        }
        assertThat(metadata.toString().length()).isLessThan(Limits.METADATA_CHARACTERS * 2 / 3);
    }

    @Test
    void metadataOfAClientIsCutBetweenWordsToo() {
        var bounded =
                new BoundedMetadata().add("said", "a ".repeat(990) + TOKEN).toMap();
        assertThat(bounded.get("said").toString()).hasSize(1_980).doesNotContain("ghp");
    }
}
