package dev.tribal.cli;

import java.time.Duration;

/** The option {@code --wait}. */
final class Seconds {
    private Seconds() {}

    /** @throws UsageException if it is no number of seconds */
    static Duration of(Options options, Duration otherwise) {
        return options.value("wait")
                .map(text -> {
                    if (!text.matches("[0-9]{1,5}")) {
                        throw new UsageException("--wait takes seconds");
                    }
                    return Duration.ofSeconds(Long.parseLong(text));
                })
                .orElse(otherwise);
    }
}
