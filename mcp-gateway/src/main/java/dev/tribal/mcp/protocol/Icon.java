package dev.tribal.mcp.protocol;

import java.util.List;

/**
 * A picture (MCP 2025-11-25, schema, Icon).
 *
 * @param src an address, or the picture itself as a {@code data:} address
 * @param sizes for example {@code 48x48}, or {@code any}
 */
public record Icon(String src, String mimeType, List<String> sizes) {
    public Icon {
        sizes = List.copyOf(sizes);
    }
}
