package dev.tribal.cli.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Any text as the value of a header (MCP 2026-07-28, basic/transports, Value Encoding). */
final class HeaderText {
    private HeaderText() {}

    /** Itself if it is plain ASCII without blanks around it, otherwise in Base64. */
    static String of(String text) {
        boolean plain = text.equals(text.strip())
                && !text.startsWith("=?base64?")
                && text.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
        if (plain) {
            return text;
        }
        return "=?base64?%s?=".formatted(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
