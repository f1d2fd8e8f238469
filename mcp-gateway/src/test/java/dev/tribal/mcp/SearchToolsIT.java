package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tools that find and explain, over real HTTP. */
class SearchToolsIT extends CallingIT {
    @Test
    void nothingFoundIsOneLineAndDegradedSearchSaysSo() {
        JsonNode nothing = call("find_similar_errors", Map.of("query", "unheard of"));
        assertThat(text(nothing))
                .startsWith("Nothing good enough is recorded: this error is not known.")
                .doesNotContain("\n");
        errors.degraded.add("vector");
        assertThat(text(call("find_similar_errors", Map.of("query", "unheard of"))))
                .startsWith("Degraded: vector search is not available now");
        assertThat(text(call("get_api_status", Map.of()))).contains("degraded", "Not available now: vector");
    }

    @Test
    void wholeConsoleLogIsAQuery() {
        String log = "\u001B[31mERROR\u001B[0m \u0000build failed\n".repeat(40_000);
        assertThat(call("find_similar_errors", Map.of("query", log))
                        .path("isError")
                        .asBoolean())
                .isFalse();
        assertThat(errors.asked.query())
                .hasSizeLessThanOrEqualTo(256 * 1024)
                .startsWith("ERROR build failed\nERROR")
                .endsWith("build failed\n")
                .doesNotContain("\u0000", "\u001B");
    }

    @Test
    void whatIsNotGoodEnoughIsNotShownButCanBeExplained() {
        String cart = id(call("track_error", Map.of("error_type", "A", "error_message", "cart is null")));
        errors.sureness = 0.41;
        assertThat(text(call("find_similar_errors", Map.of("query", "null cart"))))
                .contains("similar (41 %)", cart, "against it:\n| another code");
        errors.sureness = 0.12;
        JsonNode nothing = call("find_similar_errors", Map.of("query", "null cart"));
        assertThat(text(nothing)).startsWith("Nothing good enough").doesNotContain("\n", cart);
        assertThat(nothing.at("/structuredContent/verdict").asString()).isEqualTo("none");
        assertThat(text(call("explain_match", Map.of("query", "null cart", "error_id", cart))))
                .contains("not good enough (12 %)");
    }

    @Test
    void matchIsExplainedWithItsRankOrItsAbsence() {
        String cart = id(call("track_error", Map.of("error_type", "A", "error_message", "cart is null")));
        String other = id(call("track_error", Map.of("error_type", "B", "error_message", "disk is full")));
        assertThat(text(call("explain_match", Map.of("query", "null cart", "error_id", cart))))
                .contains("match 1", "same error (93 %)", "| same words", "Against it:\n| another code");
        JsonNode absent = call("explain_match", Map.of("query", "null cart", "error_id", other));
        assertThat(text(absent))
                .contains(
                        "not among the best matches",
                        "not good enough (2 %)",
                        "Against it:\n| no stack frame in common");
        assertThat(absent.at("/structuredContent/matches").asBoolean()).isFalse();
        assertThat(absent.at("/structuredContent/rank").isMissingNode()).isTrue();
        assertThat(absent.at("/structuredContent/against/0").asString()).isEqualTo("no stack frame in common");
    }

    private static String id(JsonNode tracked) {
        return tracked.at("/structuredContent/id").asString();
    }
}
