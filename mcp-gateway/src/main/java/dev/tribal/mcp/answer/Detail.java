package dev.tribal.mcp.answer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long an answer with several matches may get; the same again goes to programs as structured content. */
public enum Detail {
    /** About 500 tokens. */
    BRIEF(2_000),
    /** About 2,000 tokens. */
    NORMAL(8_000),
    /** About 3,000 tokens, so that with the structured content it stays below 8,000. */
    FULL(12_000);

    private final int characters;

    Detail(int characters) {
        this.characters = characters;
    }

    int characters() {
        return characters;
    }

    /** @param name as the input schemas spell it; {@code null} for the usual one */
    public static Detail of(@Nullable String name) {
        return name == null ? NORMAL : valueOf(name.toUpperCase(Locale.ROOT));
    }
}
