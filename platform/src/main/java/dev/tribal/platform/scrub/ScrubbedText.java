package dev.tribal.platform.scrub;

import java.util.Map;

/**
 * A text after scrubbing.
 *
 * @param counts how often each rule took something out
 */
record ScrubbedText(String text, Map<String, Integer> counts) {}
