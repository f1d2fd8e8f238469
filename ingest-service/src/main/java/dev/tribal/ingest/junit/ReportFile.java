package dev.tribal.ingest.junit;

/**
 * One file of a request.
 *
 * @param name as the client calls it, for messages only
 */
record ReportFile(String name, byte[] content) {}
