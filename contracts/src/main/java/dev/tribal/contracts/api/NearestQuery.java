package dev.tribal.contracts.api;

/**
 * @param query any text, at most {@link dev.tribal.contracts.Limits#QUERY} characters
 * @param limit how many neighbours at most, 1 to 200
 */
public record NearestQuery(String query, int limit) {}
