package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tools that tell what came of a solution and which errors are one, over real HTTP. */
class OutcomeToolsIT extends CallingIT {
    @Test
    void whatCameOfASolutionIsTakenAsItIsSaidAndShownWithItsEvidence() {
        var solution = Records.solution("Turn it off and on", null, null);
        errors.add(Records.record("Stuck", "the pump is stuck", solution));

        JsonNode said = call(
                "report_outcome",
                Map.of(
                        "id",
                        Records.id("Stuck"),
                        "solution_id",
                        solution.id(),
                        "worked",
                        "failed",
                        "evidence",
                        "\u001B[31mstill stuck\u001B[0m\n" + "log ".repeat(10_000)));

        assertThat(errors.reported.worked()).isFalse();
        assertThat(errors.reported.source()).isEqualTo(Source.AGENT);
        assertThat(errors.reported.evidence())
                .startsWith("still stuck\nlog")
                .hasSizeLessThanOrEqualTo(Limits.OUTCOME_EVIDENCE);
        assertThat(text(said))
                .contains("tried and failed, solution " + solution.id(), "worked 0, failed 1", "| still stuck");
        assertThat(text(call("find_similar_errors", Map.of("query", "pump stuck"))))
                .contains("tried and failed, solution " + solution.id(), "failed 2026-11-20 [agent-unverified]:");
    }

    @Test
    void twoErrorsAreMergedAndTakenApartAgain() {
        errors.add(Records.record("Stuck", "the pump is stuck"));
        errors.add(Records.record("Still", "the pump stands still"));

        JsonNode merged = call("merge_errors", Map.of("id", Records.id("Still"), "into", Records.id("Stuck")));
        assertThat(errors.mergedInto).isEqualTo(Records.id("Stuck"));
        assertThat(text(merged))
                .startsWith("Merged into %s: error %s.".formatted(Records.id("Stuck"), Records.id("Still")));
        assertThat(merged.at("/structuredContent/record/grouping/merged/0/id").asString())
                .isEqualTo(Records.id("Still").toString());

        call("merge_errors", Map.of("error_id", Records.id("Still"), "undo", "true"));
        assertThat(errors.mergedInto).isNull();
    }

    @Test
    void aMergeNeedsATargetAndAnUndoNone() {
        for (Map<String, Object> arguments : List.<Map<String, Object>>of(
                Map.of("error_id", Records.id("a")),
                Map.of("error_id", Records.id("a"), "into", Records.id("b"), "undo", true))) {
            JsonNode result = wire().call("merge_errors", arguments);
            assertThat(result.path("isError").asBoolean()).isTrue();
            assertThat(text(result)).contains("into");
        }
    }

    @Test
    void anOutcomeOfNoSolutionSaysSo() {
        errors.add(Records.record("Stuck", "the pump is stuck"));
        JsonNode result = wire().call(
                        "report_outcome",
                        Map.of(
                                "error_id",
                                Records.id("Stuck"),
                                "solution_id",
                                Records.id("none"),
                                "worked",
                                true,
                                "evidence",
                                "e"));

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(text(result)).isEqualTo("There is no solution with id " + Records.id("none"));
    }
}
