package dev.tribal.mcp;

import dev.tribal.mcp.protocol.Icon;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The sign of Tribal, small enough to travel with every introduction. */
final class TribalIcon {
    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11" fill="#1f4e5f"/>\
            <path d="M6 8h12M12 8v10" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>""";

    static final Icon ICON = new Icon(
            "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(SVG.getBytes(StandardCharsets.UTF_8)),
            "image/svg+xml",
            List.of("any"));

    private TribalIcon() {}
}
