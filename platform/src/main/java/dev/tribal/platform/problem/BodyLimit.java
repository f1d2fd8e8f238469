package dev.tribal.platform.problem;

import org.springframework.util.unit.DataSize;

/**
 * How large a body may be on one path, where that is not {@code tribal.max-request-size}. Only for what is read as it
 * comes.
 *
 * @param path the whole path of the requests
 */
public record BodyLimit(String path, DataSize limit) {}
