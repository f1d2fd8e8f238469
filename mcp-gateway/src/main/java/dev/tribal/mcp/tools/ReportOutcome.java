package dev.tribal.mcp.tools;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.ReportedText;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Says what came of a solution that somebody tried. */
record ReportOutcome(ErrorCommands commands) implements TribalTool {
    private static final String SOLUTION_ID = "solution_id";
    private static final String WORKED = "worked";
    private static final Set<String> YES = Set.of("true", "yes", "worked", "success", "passed");
    private static final Set<String> NO = Set.of("false", "no", "failed", "failure");
    private static final int CUT_NOTE = 100;

    @Override
    public String name() {
        return "report_outcome";
    }

    @Override
    public String scope() {
        return Scopes.ERRORS_WRITE;
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        ObjectNode plain = Arguments.withErrorId(arguments).deepCopy();
        if (!plain.has(WORKED) && plain.has("outcome")) {
            plain.set(WORKED, plain.remove("outcome"));
        }
        String worked = plain.path(WORKED).asString("").strip().toLowerCase(Locale.ROOT);
        if (YES.contains(worked)) {
            plain.put(WORKED, true);
        } else if (NO.contains(worked)) {
            plain.put(WORKED, false);
        }
        return plain;
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        UUID id = Arguments.errorId(arguments);
        UUID solution = UUID.fromString(arguments.path(SOLUTION_ID).asString());
        // Whoever's token it is, a model says so.
        var outcome = new NewOutcome(
                arguments.path(WORKED).asBoolean(),
                evidence(arguments),
                Source.AGENT,
                Arguments.text(arguments, "run_url"),
                Arguments.text(arguments, "commit"),
                Arguments.text(arguments, "environment"));
        var response = commands.reportOutcome(id, solution, outcome, Writes.WAIT, null);
        return WriteAnswer.of("Recorded what came of solution " + solution, id, response.getBody());
    }

    /** Evidence may be a whole log; what matters stands at its start and its end. */
    private static String evidence(ObjectNode arguments) {
        String evidence = ReportedText.clean(arguments.path("evidence").asString());
        return ReportedText.cut(evidence, Limits.OUTCOME_EVIDENCE - CUT_NOTE);
    }
}
