package dev.tribal.mcp.protocol;

import java.util.Arrays;
import java.util.Locale;

/** How urgent a log message is, the least urgent first (MCP 2025-11-25, server/utilities/logging, Log Levels). */
public enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws McpException invalid parameters if there is no level of that name */
    public static LogLevel of(String wireName) {
        return Arrays.stream(values())
                .filter(level -> level.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> McpException.invalidParams("There is no log level \"%s\"".formatted(wireName)));
    }
}
