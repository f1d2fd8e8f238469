package dev.tribal.embedding;

/** A setting that names one of several ways to do a thing. */
final class Choice {
    private Choice() {}

    /** To be thrown for a value that is none of those known. */
    static IllegalArgumentException unknown(String property, String value, String... known) {
        return new IllegalArgumentException(
                "%s is '%s', but must be one of: %s".formatted(property, value, String.join(", ", known)));
    }
}
