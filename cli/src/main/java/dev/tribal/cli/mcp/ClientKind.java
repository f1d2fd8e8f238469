package dev.tribal.cli.mcp;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The clients that can be set up, and where each keeps its list of servers. */
public enum ClientKind {
    CLAUDE_CODE("mcpServers", ".mcp.json", true),
    VSCODE("servers", ".vscode/mcp.json", true),
    CURSOR("mcpServers", ".cursor/mcp.json", true),
    CLAUDE_DESKTOP("mcpServers", "claude_desktop_config.json", false),
    /** Only shown, for any other client. */
    GENERIC("mcpServers", "", false);

    private final String list;
    private final String file;
    private final boolean ofProject;

    ClientKind(String list, String file, boolean ofProject) {
        this.list = list;
        this.file = file;
        this.ofProject = ofProject;
    }

    /** The client of that name as the command line spells it, for example {@code claude-code}. */
    public static Optional<ClientKind> find(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The field that holds the servers. */
    String list() {
        return list;
    }

    /**
     * Its file.
     *
     * @param project the folder of the project that a developer works in
     * @param home the home folder
     * @param system as {@code os.name} says
     */
    Path file(Path project, Path home, String system) {
        if (ofProject) {
            return project.resolve(file);
        }
        boolean mac = system.toLowerCase(Locale.ROOT).startsWith("mac");
        return home.resolve(mac ? "Library/Application Support/Claude" : ".config/Claude")
                .resolve(file);
    }
}
