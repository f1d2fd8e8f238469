package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Source;
import java.util.HashMap;
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
    void whatLooksAlikeIsKeptApartAndAMergeAgainstThatSaysWhatToDo() {
        errors.add(Records.record("Stuck", "the pump is stuck"));
        errors.add(Records.record("Still", "the pump stands still"));
        Map<String, Object> apart = Map.of("error_id", Records.id("Still"), "keep_apart_from", Records.id("Stuck"));

        assertThat(text(call("merge_errors", apart))).startsWith("Kept apart from " + Records.id("Stuck"));
        assertThat(errors.keptApartFrom).isEqualTo(Records.id("Stuck"));
        Map<String, Object> merge = Map.of("error_id", Records.id("Still"), "into", Records.id("Stuck"));
        JsonNode refused = wire().call("merge_errors", merge);
        assertThat(refused.path("isError").asBoolean()).isTrue();
        assertThat(text(refused)).contains("user:ada said that these errors are not one");
        Map<String, Object> overriding = new HashMap<>(merge);
        overriding.put("override_kept_apart", true);
        assertThat(text(call("merge_errors", overriding))).startsWith("Merged into");
        Map<String, Object> undo = new HashMap<>(apart);
        undo.put("undo", true);
        assertThat(text(call("merge_errors", undo))).startsWith("Kept apart no longer");
        assertThat(errors.keptApartFrom).isNull();
    }

    @Test
    void anErrorIsShownWithThoseThatMayBeTheSame() {
        errors.add(Records.record("Stuck", "the pump is stuck"));
        errors.add(Records.record("Still", "the pump stands still", Records.solution("Oil it", null, null)));
        Map<String, Object> asked = Map.of("error_id", Records.id("Stuck"));

        assertThat(text(call("get_error_by_id", asked)))
                .contains(
                        "may be the same",
                        Records.id("Still") + ", same error (93 %), 1 solutions\n| Still: the pump stands still\n");
        errors.slow = true;
        assertThat(text(call("get_error_by_id", asked)))
                .contains("the pump is stuck")
                .doesNotContain("may be the same");
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
