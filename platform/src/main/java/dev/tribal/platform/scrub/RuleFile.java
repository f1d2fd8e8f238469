package dev.tribal.platform.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads rules: those that come with Tribal, and those of an installation. */
public final class RuleFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final long MAX_BYTES = 1024 * 1024;
    private static final int MAX_RULES = 500;

    private RuleFile() {}

    /** The rules that come with Tribal, those first that know the most about what they find. */
    public static List<ScrubRule> builtIn() {
        try (InputStream file = RuleFile.class.getResourceAsStream("rules.json")) {
            return read(Objects.requireNonNull(file, "rules.json").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules in a file: a JSON list of {@link ScrubRule}.
     *
     * @throws IllegalArgumentException if the file cannot be read, is too large, or holds something else
     */
    public static List<ScrubRule> in(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw invalid(file, "is larger than %d bytes".formatted(MAX_BYTES), null);
            }
            List<ScrubRule> rules = read(Files.readAllBytes(file));
            if (rules.size() > MAX_RULES) {
                throw invalid(file, "has more than %d rules".formatted(MAX_RULES), null);
            }
            return rules;
        } catch (IOException e) {
            throw invalid(file, "cannot be read", e);
        } catch (JacksonException e) {
            throw invalid(file, "is no list of scrub rules: " + e.getOriginalMessage(), e);
        }
    }

    private static List<ScrubRule> read(byte[] json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private static IllegalArgumentException invalid(Path file, String fault, @Nullable Exception cause) {
        return new IllegalArgumentException("tribal.scrub.rules-file %s %s".formatted(file, fault), cause);
    }
}
