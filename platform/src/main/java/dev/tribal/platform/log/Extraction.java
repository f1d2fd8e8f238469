package dev.tribal.platform.log;

import java.util.List;

/**
 * What was found in a log.
 *
 * @param errors distinct ones, what caused the failure first; empty if the log tells of none
 * @param lines how many lines were read
 * @param more how many further distinct errors were found and left out
 */
public record Extraction(List<LogError> errors, int lines, int more) {}
