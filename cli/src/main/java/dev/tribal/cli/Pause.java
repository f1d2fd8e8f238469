package dev.tribal.cli;

import java.time.Duration;

/** The time between two looks of a command that follows work of the server until it is done. */
final class Pause {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private Pause() {}

    /** @throws CommandException if the thread is interrupted */
    static void untilNextLook() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }
}
