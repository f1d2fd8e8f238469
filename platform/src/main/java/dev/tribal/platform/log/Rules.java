package dev.tribal.platform.log;

import dev.tribal.platform.text.Anchors;
import dev.tribal.platform.text.Anchors.Anchor;
import dev.tribal.platform.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Problem matchers in the order in which they are tried. Safe for threads. */
public final class Rules {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<List<ProblemMatcher>, WeakReference<Rules>> KNOWN = new HashMap<>();

    private final List<Rule> rules;
    private final Anchors anchors;
    private final BitSet everywhere = new BitSet();

    private Rules(List<ProblemMatcher> matchers) {
        this.rules = matchers.stream().map(Rule::new).toList();
        List<Anchor> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            List<String> own = rules.get(i).anchors();
            if (own.isEmpty()) {
                everywhere.set(i);
            }
            for (String anchor : own) {
                all.add(new Anchor(anchor, true, i));
            }
        }
        this.anchors = new Anchors(all);
    }

    /**
     * The rules of these matchers; the same ones for the same matchers, as long as anybody has them: what the screens of
     * their expressions learn takes megabytes, and the services of a process share it.
     *
     * @param matchers those first that know the most about what they find
     * @throws IllegalArgumentException if a matcher has no pattern, or an expression is not one of RE2
     */
    public static Rules of(List<ProblemMatcher> matchers) {
        synchronized (KNOWN) {
            WeakReference<Rules> known = KNOWN.get(matchers);
            Rules rules = known == null ? null : known.get();
            if (rules == null) {
                rules = new Rules(matchers);
                KNOWN.values().removeIf(other -> other.get() == null);
                KNOWN.put(List.copyOf(matchers), new WeakReference<>(rules));
            }
            return rules;
        }
    }

    /** The matchers that come with Tribal. */
    public static List<ProblemMatcher> builtIn() {
        try (InputStream file = Rules.class.getResourceAsStream("problem-matchers.json")) {
            return read(Objects.requireNonNull(file, "problem-matchers.json").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The installation's own matchers, which are tried first, and those that come with Tribal.
     *
     * @param own a file; {@code null} or an empty path for none
     * @param setting what names the file, to be said if it is wrong
     * @throws IllegalArgumentException if the file cannot be read or is no file of problem matchers
     */
    public static List<ProblemMatcher> with(@Nullable Path own, String setting) {
        if (own == null || own.toString().isBlank()) {
            return builtIn();
        }
        try {
            return Stream.concat(read(Files.readAllBytes(own)).stream(), builtIn().stream())
                    .toList();
        } catch (IOException | JacksonException e) {
            throw new IllegalArgumentException(
                    "%s %s cannot be read as problem matchers: %s".formatted(setting, own, e.getMessage()), e);
        }
    }

    /** The matchers in a JSON file as GitHub reads them. */
    public static List<ProblemMatcher> read(byte[] json) {
        return JSON.readValue(json, ProblemMatcher.File.class).problemMatcher();
    }

    /** Those that can match a line, in their order. */
    List<Rule> candidates(String text) {
        BitSet found = (BitSet) everywhere.clone();
        anchors.visit(text, Span.all(text), (anchor, _) -> found.set(anchor.rule()));
        if (found.isEmpty()) {
            return List.of();
        }
        List<Rule> candidates = new ArrayList<>();
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            if (rules.get(i).canBegin(text)) {
                candidates.add(rules.get(i));
            }
        }
        return candidates;
    }
}
