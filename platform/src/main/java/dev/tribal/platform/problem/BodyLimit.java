package dev.tribal.platform.problem;

import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How large a body may be on some paths, where that is not {@code tribal.max-request-size}.
 *
 * @param pattern of the paths
 * @param isStreamed whether the body is read as it comes: then whoever reads it takes room in memory for what is kept of
 *     it, and otherwise all of it takes room
 */
public record BodyLimit(PathPattern pattern, DataSize limit, boolean isStreamed) {
    /** Of a body that is read as it comes. */
    public static BodyLimit streamed(String pattern, DataSize limit) {
        return new BodyLimit(PathPatternParser.defaultInstance.parse(pattern), limit, true);
    }

    /** Of a body that is held in memory. */
    public static BodyLimit held(String pattern, DataSize limit) {
        return new BodyLimit(PathPatternParser.defaultInstance.parse(pattern), limit, false);
    }

    /** Whether it holds for a request to this path. */
    public boolean covers(String path) {
        return pattern.matches(PathContainer.parsePath(path));
    }
}
