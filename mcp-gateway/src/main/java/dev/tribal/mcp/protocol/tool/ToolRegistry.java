package dev.tribal.mcp.protocol.tool;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of a server, in the order in which they are listed. */
public final class ToolRegistry {
    private final Map<String, Entry> tools = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if two tools have the same name
     */
    public ToolRegistry(List<Tool> tools) {
        for (Tool tool : tools) {
            if (this.tools.putIfAbsent(tool.name(), new Entry(tool, new InputSchema(tool.inputSchema()))) != null) {
                throw new IllegalArgumentException("There are two tools with the name " + tool.name());
            }
        }
    }

    /** All of them. */
    public List<Tool> all() {
        Collection<Entry> entries = tools.values();
        return entries.stream().map(Entry::tool).toList();
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** A tool with its schema, read once. */
    record Entry(Tool tool, InputSchema schema) {}
}
