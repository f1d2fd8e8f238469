package dev.tribal.cli;

/** Whether a command prints for people or for programs. */
enum Output {
    TABLE,
    JSON;

    /** @throws UsageException if it is none of these */
    static Output of(Settings settings) {
        return switch (settings.value("output").orElse("table")) {
            case "table" -> TABLE;
            case "json" -> JSON;
            default -> throw new UsageException("--output takes table or json");
        };
    }
}
