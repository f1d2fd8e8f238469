package dev.tribal.cli.mcp;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of Claude Code with Tribal's hooks in them (Claude Code, hooks reference, Configuration).
 *
 * @param command starts Tribal's command
 * @param options of the command
 */
public record ClientHooks(String command, List<String> options) {
    /** The settings that are a user's own in a project, because the command is at another place for others. */
    static final String FILE = ".claude/settings.local.json";

    private static final int TIMEOUT_SECONDS = 5;

    public ClientHooks {
        options = List.copyOf(options);
    }

    /**
     * The file with the hooks in it; all else stays as it is.
     *
     * @param before what the file holds; empty for nothing
     * @throws IllegalArgumentException if that is no JSON object
     */
    public String in(String before) {
        ObjectNode file = ClientFile.read(before);
        ObjectNode hooks = file.withObjectProperty("hooks");
        add(hooks.withArrayProperty("PostToolUseFailure"), "lookup");
        add(hooks.withArrayProperty("PostToolUse"), "record");
        return ClientFile.text(file);
    }

    private void add(ArrayNode groups, String word) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (groups.get(i).path("hooks") instanceof ArrayNode hooks && removeOurs(hooks, word) && hooks.isEmpty()) {
                groups.remove(i);
            }
        }
        ObjectNode group = groups.addObject().put("matcher", "Bash");
        group.putArray("hooks")
                .addObject()
                .put("type", "command")
                .put("command", shellCommand(word))
                .put("timeout", TIMEOUT_SECONDS);
    }

    private static boolean removeOurs(ArrayNode hooks, String word) {
        int before = hooks.size();
        for (int i = before - 1; i >= 0; i--) {
            if (isOurs(hooks.get(i), word)) {
                hooks.remove(i);
            }
        }
        return hooks.size() < before;
    }

    private static boolean isOurs(JsonNode hook, String word) {
        String written = hook.path("command").asString("");
        return written.contains("tribal") && written.contains(" hook " + word);
    }

    private String shellCommand(String word) {
        return Stream.concat(Stream.of(command, "hook", word), options.stream())
                .map(ClientHooks::quoted)
                .collect(Collectors.joining(" "));
    }

    /** As one word of a POSIX shell. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
