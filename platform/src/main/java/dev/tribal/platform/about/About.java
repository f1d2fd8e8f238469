package dev.tribal.platform.about;

/**
 * Which service answers.
 *
 * @param service for example {@code search-service}; {@code tribal} if all of them are one process
 * @param version {@code unknown} for one that was not built by Maven
 */
record About(String service, String version) {}
