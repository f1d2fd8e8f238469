package dev.tribal.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToolProblemsTest {
    @Test
    void fieldsAreNamedAsTheToolNamesThem() {
        var problem = new ProblemException(ProblemType.INVALID_REQUEST, "Not valid")
                .field("context.error_message", "must not be blank")
                .field("labels", "must have at most 50");
        assertThat(text(problem))
                .isEqualTo("Not valid\n- error_message must not be blank\n- labels must have at most 50");
    }

    @Test
    void outageSaysWhenToTryAgain() {
        assertThat(text(ProblemException.unavailable("The broker is away", Duration.ofSeconds(3), null)))
                .isEqualTo("The broker is away\nTry again in 3 seconds.");
    }

    @Test
    void reportedTextInADetailIsCleanAndShort() {
        assertThat(text(new ProblemException(ProblemType.NOT_FOUND, "No \u202E\n" + "x".repeat(5000))))
                .startsWith("No  xxx")
                .hasSizeLessThan(600);
    }

    private static String text(ProblemException problem) {
        ToolResult result = ToolProblems.describe(problem);
        assertThat(result.isError()).isTrue();
        return result.text();
    }
}
