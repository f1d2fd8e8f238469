package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The prompts as a client sees them. */
class PromptsIT extends GatewayIT {
    @Test
    void promptsHoldWhatWasGivenOnceAndNothingElse() {
        JsonNode list = wire().request("prompts/list", Map.of()).at("/result/prompts");
        assertThat(list.valueStream().map(prompt -> prompt.path("name").asString()))
                .containsExactly("diagnose_error", "record_fix", "weekly_failure_report");
        var arguments = Map.of("fix", "see {error_id}", "error_id", "E-1");
        assertThat(wire().request("prompts/get", Map.of("name", "record_fix", "arguments", arguments))
                        .at("/result/messages/0/content/text")
                        .asString())
                .contains("Id: E-1", "Fix: see {error_id}");
        assertThat(wire().request("prompts/get", Map.of("name", "diagnose_error"))
                        .at("/error/message")
                        .asString())
                .contains("needs the argument error");
    }

    private Wire wire() {
        return new Wire(url());
    }
}
