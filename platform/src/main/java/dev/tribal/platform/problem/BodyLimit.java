package dev.tribal.platform.problem;

import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How large a body may be on some paths, where that is not {@code tribal.max-request-size}. Only for what is read as it
 * comes.
 *
 * @param pattern of the paths, as in Spring MVC
 */
public record BodyLimit(String pattern, DataSize limit) {
    /** Whether it holds for a request to this path. */
    public boolean covers(String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }
}
