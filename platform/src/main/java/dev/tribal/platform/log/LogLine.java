package dev.tribal.platform.log;

/**
 * One line of a log, without what its carriers added.
 *
 * @param number counted from 1
 * @param text without colours, progress that was overwritten, and stamps of time
 */
public record LogLine(int number, String text) {
    boolean isBlank() {
        return text.isBlank();
    }
}
