package dev.tribal.mcp.resources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The addresses of resources. */
public final class ResourceUris {
    static final String ERROR_TEMPLATE = "tribal://errors/{id}";
    static final String RECENT_TEMPLATE = "tribal://projects/{project}/recent";

    private ResourceUris() {}

    public static String error(UUID id) {
        return ERROR_TEMPLATE.replace("{id}", id.toString());
    }

    /** The recent errors of a project; names with slashes and blanks are encoded (RFC 6570, level 1). */
    public static String recent(String project) {
        String encoded = URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20");
        return RECENT_TEMPLATE.replace("{project}", encoded);
    }
}
