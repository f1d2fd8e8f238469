package dev.tribal.cli.hook;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A shell command that an agent ran, as Claude Code tells its hooks (hooks reference, PostToolUse and
 * PostToolUseFailure).
 *
 * @param event the name of the hook event
 * @param output what it printed; empty if it says nothing about a failure
 */
record CommandRun(String event, String session, String folder, String command, boolean failed, String output) {
    static final String PASSED = "PostToolUse";
    static final String FAILED = "PostToolUseFailure";

    /** What goes on is at the end of a long log, and Tribal takes queries of this length. */
    private static final int LONGEST = 50_000;

    /** The run of an event; empty if that is about something else, or if the user stopped it. */
    static Optional<CommandRun> of(JsonNode event) {
        String name = event.path("hook_event_name").asString("");
        String command = event.path("tool_input").path("command").asString("");
        boolean stopped = event.path("is_interrupt").asBoolean(false)
                || event.path("tool_response").path("interrupted").asBoolean(false);
        if (stopped || command.isBlank() || !Set.of(PASSED, FAILED).contains(name)) {
            return Optional.empty();
        }
        boolean failed = name.equals(FAILED) || exitCode(event.path("tool_response")) != 0;
        return Optional.of(new CommandRun(
                name,
                event.path("session_id").asString(""),
                event.path("cwd").asString(""),
                command,
                failed,
                failed ? output(event) : ""));
    }

    /** What tells it from other commands. */
    List<String> identity() {
        return List.of(session, folder, command);
    }

    private static int exitCode(JsonNode response) {
        return Stream.of("exit_code", "exitCode", "code")
                .map(response::path)
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .findFirst()
                .orElse(0);
    }

    private static String output(JsonNode event) {
        JsonNode response = event.path("tool_response");
        String all = Stream.of(event.path("error"), response.path("stdout"), response.path("stderr"))
                .map(part -> Objects.requireNonNullElse(part.stringValue(null), ""))
                .map(CommandRun::withoutStatus)
                .filter(part -> !part.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return all.length() <= LONGEST ? all : all.substring(all.length() - LONGEST);
    }

    /** The line with the exit status is the same for every failure, so that it finds nothing. */
    private static String withoutStatus(String text) {
        return text.replaceFirst("^(?:Exit code|Command exited with non-zero status code) \\d+\\.?\\s*", "")
                .strip();
    }
}
