package dev.tribal.platform.problem;

import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How large a body may be on some paths, where that is not {@code tribal.max-request-size}.
 *
 * @param pattern of the paths
 * @param room what it takes in memory as it is read
 */
public record BodyLimit(PathPattern pattern, DataSize limit, Room room) {
    /** Of a body that is read as it comes. */
    public static BodyLimit streamed(String pattern, DataSize limit) {
        return new BodyLimit(PathPatternParser.defaultInstance.parse(pattern), limit, Room.WHAT_IS_KEPT);
    }

    /** Of a body that is held in memory. */
    public static BodyLimit held(String pattern, DataSize limit) {
        return new BodyLimit(PathPatternParser.defaultInstance.parse(pattern), limit, Room.ALL_VALUES);
    }

    /** Of a body that anybody may send, and of which nothing is made before it is known to be of somebody who may. */
    public static BodyLimit unproven(String pattern, DataSize limit) {
        return new BodyLimit(PathPatternParser.defaultInstance.parse(pattern), limit, Room.BYTES);
    }

    /** Whether it holds for a request to this path. */
    public boolean covers(String path) {
        return pattern.matches(PathContainer.parsePath(path));
    }

    /** What a body takes in memory as it is read; whoever reads it takes the rest. */
    public enum Room {
        /** Nothing by itself. */
        WHAT_IS_KEPT,
        /** Its bytes. */
        BYTES,
        /** Its bytes, and all that is made of them if they are JSON. */
        ALL_VALUES
    }
}
