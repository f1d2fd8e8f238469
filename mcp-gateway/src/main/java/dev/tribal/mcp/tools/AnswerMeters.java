package dev.tribal.mcp.tools;

import dev.tribal.mcp.protocol.content.Content;
import dev.tribal.mcp.protocol.tool.ToolResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts calls of tools, and how much an agent has to read of their answers. */
public final class AnswerMeters {
    /** Rule of thumb for English and code in the tokenizers of large models. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final MeterRegistry meters;

    public AnswerMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    ToolResult answered(String tool, ToolResult result) {
        Counter.builder("tribal.mcp.calls")
                .description("Calls of tools that were answered")
                .tag("tool", tool)
                .tag("result", result.isError() ? "error" : "done")
                .register(meters)
                .increment();
        DistributionSummary.builder("tribal.mcp.answer.tokens")
                .description("About how many tokens the text of an answer has")
                .baseUnit("tokens")
                .tag("tool", tool)
                .serviceLevelObjectives(250, 500, 1000, 2000, 4000, 8000)
                .register(meters)
                .record((double) characters(result) / CHARACTERS_PER_TOKEN);
        return result;
    }

    private static int characters(ToolResult result) {
        return result.content().stream()
                .mapToInt(block -> block instanceof Content.Text(String text) ? text.length() : 0)
                .sum();
    }
}
