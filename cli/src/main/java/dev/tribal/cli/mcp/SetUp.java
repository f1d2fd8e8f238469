package dev.tribal.cli.mcp;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of a client with Tribal in it. No key is written: the command finds the one of the data folder by itself.
 *
 * @param command starts Tribal's command, for example {@code /opt/tribal/tribal}
 * @param arguments of the command
 */
public record SetUp(ClientKind kind, String command, List<String> arguments) {
    public SetUp {
        arguments = List.copyOf(arguments);
    }

    /**
     * The file with Tribal in it; all else stays as it is.
     *
     * @param before what the file holds; empty for nothing
     * @throws IllegalArgumentException if that is no JSON object
     */
    public String in(String before) {
        ObjectNode file = ClientFile.read(before);
        ObjectNode server = file.withObjectProperty(kind.list()).putObject("tribal");
        if (kind == ClientKind.VSCODE) {
            server.put("type", "stdio");
        }
        server.put("command", command);
        arguments.forEach(server.putArray("args")::add);
        return ClientFile.text(file);
    }
}
