package dev.tribal.search.browse;

/**
 * One value of a facet.
 *
 * @param count how many errors have it, at least 1
 */
public record FacetValue(String value, long count) {}
