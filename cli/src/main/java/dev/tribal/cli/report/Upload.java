package dev.tribal.cli.report;

/**
 * A report as it is sent: what comes before its bytes.
 *
 * @param tribal the one that it is for, as the user says it; what is kept for it is sent to no other
 * @param path with the query
 * @param key sent as {@code Idempotency-Key}, so that a report that is sent again counts once
 */
record Upload(String tribal, String path, String contentType, String key) {}
