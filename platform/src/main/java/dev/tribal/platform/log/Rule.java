package dev.tribal.platform.log;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import dev.tribal.platform.log.ProblemMatcher.Block;
import dev.tribal.platform.log.ProblemMatcher.PatternLine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A problem matcher, ready to be tried. */
final class Rule {
    private static final int NEEDED_WITHIN = 12;

    private final ProblemMatcher matcher;
    private final List<Expression> lines;
    private final @Nullable Follow follow;
    private final String start;
    private final @Nullable Regexp unless;

    /** @throws IllegalArgumentException if an expression is not one of RE2 or has fewer groups than are named */
    Rule(ProblemMatcher matcher) {
        this.matcher = matcher;
        if (matcher.pattern() == null || matcher.pattern().isEmpty()) {
            throw new IllegalArgumentException("Problem matcher '%s' has no pattern".formatted(matcher.owner()));
        }
        this.lines = matcher.pattern().stream()
                .map(line -> new Expression(compile(line.regexp()), line))
                .toList();
        this.start = Literals.start(matcher.pattern().getFirst().regexp());
        this.unless = matcher.unless() == null ? null : compile(matcher.unless());
        Block block = matcher.block();
        this.follow = block == null ? null : follow(block);
    }

    private Follow follow(Block block) {
        PatternLine ends = block.ends();
        return new Follow(
                compile(block.continues()),
                block.needs() == null ? null : compile(block.needs()),
                Objects.requireNonNullElse(block.within(), NEEDED_WITHIN),
                ends == null ? null : new Expression(compile(ends.regexp()), ends),
                block.resumes() == null ? null : compile(block.resumes()),
                Objects.requireNonNullElse(block.gap(), 0));
    }

    private Regexp compile(String regexp) {
        try {
            return Regexp.compile(regexp);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Problem matcher '%s': '%s' is no regular expression of RE2: %s"
                            .formatted(matcher.owner(), regexp, e.getMessage()),
                    e);
        }
    }

    String tool() {
        return matcher.owner();
    }

    Rank rank() {
        return Objects.requireNonNullElse(matcher.rank(), Rank.CAUSE);
    }

    @Nullable String language() {
        return matcher.language();
    }

    @Nullable String type() {
        return matcher.type();
    }

    List<Expression> lines() {
        return lines;
    }

    @Nullable Follow follow() {
        return follow;
    }

    /** What its first line says, or nothing if this is none. */
    @Nullable Captures begin(String text) {
        Captures captures = lines.getFirst().match(text);
        return captures == null || unless != null && unless.isIn(text) ? null : captures;
    }

    /** Whether a line is worth a try. */
    boolean canBegin(String text) {
        return text.startsWith(start);
    }

    /** Whether its first line is an error whatever follows. */
    boolean stands() {
        return lines.size() == 1 && (follow == null || follow.needs() == null);
    }

    /** Whether the last line of the pattern may match again and again. */
    boolean loops() {
        return Boolean.TRUE.equals(matcher.pattern().getLast().loop());
    }

    /** In lower case; empty if the rule must be tried on every line. */
    List<String> anchors() {
        List<String> anchors = matcher.anchors();
        Stream<String> literals = anchors == null
                ? Stream.of(Literals.longest(matcher.pattern().getFirst().regexp()))
                : anchors.stream();
        return literals.map(Rule::anchor).filter(anchor -> !anchor.isEmpty()).toList();
    }

    /** The longest part without the sign that stands for any digit in an anchor. */
    private static String anchor(String literal) {
        return Stream.of(literal.toLowerCase(Locale.ROOT).split("#", -1))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Whether what it finds is an error and no warning or remark. */
    boolean isError(@Nullable String printed) {
        String severity = Objects.requireNonNullElse(printed, Objects.requireNonNullElse(matcher.severity(), "error"));
        String lower = severity.toLowerCase(Locale.ROOT);
        return lower.contains("error") || lower.contains("fatal") || lower.contains("fail");
    }

    /** A line of the pattern and what its groups are. */
    record Expression(Regexp regexp, PatternLine groups) {
        @Nullable Captures match(String text) {
            Matcher matched = regexp.find(text);
            return matched == null
                    ? null
                    : new Captures(
                            group(matched, groups.file()),
                            group(matched, groups.line()),
                            group(matched, groups.severity()),
                            group(matched, groups.code()),
                            group(matched, groups.message()),
                            group(matched, groups.type()));
        }

        private static @Nullable String group(Matcher matched, @Nullable Integer number) {
            return number == null || number > matched.groupCount() ? null : matched.group(number);
        }
    }

    /** What the groups of a line held. */
    record Captures(
            @Nullable String file,
            @Nullable String line,
            @Nullable String severity,
            @Nullable String code,
            @Nullable String message,
            @Nullable String type) {
        /** What a later line says counts; what it does not say stays. */
        Captures with(Captures later) {
            return new Captures(
                    or(later.file, file),
                    or(later.line, line),
                    or(later.severity, severity),
                    or(later.code, code),
                    or(later.message, message),
                    or(later.type, type));
        }

        private static @Nullable String or(@Nullable String first, @Nullable String second) {
            return first == null ? second : first;
        }
    }

    /** What belongs to the error behind its pattern. */
    record Follow(
            Regexp continues,
            @Nullable Regexp needs,
            int within,
            @Nullable Expression ends,
            @Nullable Regexp resumes,
            int gap) {}
}
