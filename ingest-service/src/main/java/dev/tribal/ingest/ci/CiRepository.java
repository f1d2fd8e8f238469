package dev.tribal.ingest.ci;

/**
 * A repository on a CI server.
 *
 * @param id the server's number
 * @param name with its owner or groups, for example {@code acme/shop}
 */
public record CiRepository(long id, String name) {}
