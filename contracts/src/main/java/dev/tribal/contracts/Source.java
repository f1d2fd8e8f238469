package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who met an error, and which kind of principal a token was given to. */
public enum Source {
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("ci")
    CI,
    @JsonProperty("app")
    APP,
    @JsonProperty("human")
    HUMAN;

    /** As it stands in JSON, in tokens and in headers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source of this name; nothing if there is none. */
    public static Optional<Source> named(@Nullable String wireName) {
        return Stream.of(values())
                .filter(source -> source.wireName().equals(wireName))
                .findFirst();
    }
}
