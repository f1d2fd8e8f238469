package dev.tribal.search.rerank;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.platform.trace.StackTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in words what speaks for a record and against it: frames in common, the message with what differs, types and codes. */
public final class Contrast {
    private static final int EXAMINED = 8_000;
    private static final int LINES = 60;
    private static final int SHOWN = 4;
    /** Lines that have less in common are about something else. */
    private static final double ALIKE = 0.5;

    private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w{0,80}(?:Error|Exception|Failure|Fault)\\b");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{1,6}[-_]?\\d{2,6}\\b");

    private final List<String> lines;
    private final List<String> frames;
    private final Set<String> types;
    private final Set<String> codes;

    public Contrast(String question) {
        String text = question.substring(0, Math.min(question.length(), EXAMINED));
        lines = text.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        frames = StackTrace.parse(text).calls();
        types = all(TYPE, text);
        codes = all(CODE, text);
    }

    /** Whether two messages say the same of different things: at least half of their words are the same. */
    public static boolean areAlike(String message, String other) {
        return message.equals(other) || LineContrast.of(message, other).likeness() >= ALIKE;
    }

    /** What speaks for it; may be empty. */
    public List<String> reasons(ErrorRecord record) {
        List<String> reasons = new ArrayList<>();
        message(record).ifPresent(reasons::add);
        List<String> theirs = framesOf(record);
        List<String> common =
                theirs.stream().filter(frames::contains).distinct().toList();
        if (!common.isEmpty()) {
            reasons.add("same frames: %s (%d of %d)"
                    .formatted(
                            common.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                            common.size(),
                            Set.copyOf(theirs).size()));
        }
        return reasons;
    }

    /** What speaks against it; may be empty. */
    public List<String> objections(ErrorRecord record) {
        List<String> objections = new ArrayList<>();
        String type = record.errorType().substring(record.errorType().lastIndexOf('.') + 1);
        if (!types.isEmpty() && !types.contains(type) && TYPE.matcher(type).matches()) {
            objections.add("another error type: %s, not %s".formatted(type, some(types)));
        }
        Set<String> theirCodes =
                all(CODE, record.errorType() + " " + record.context().errorMessage());
        if (!codes.isEmpty() && !theirCodes.isEmpty() && theirCodes.stream().noneMatch(codes::contains)) {
            objections.add("another code: %s, not %s".formatted(some(theirCodes), some(codes)));
        }
        List<String> theirs = framesOf(record);
        if (!frames.isEmpty() && !theirs.isEmpty() && theirs.stream().noneMatch(frames::contains)) {
            objections.add("no stack frame in common");
        }
        return objections;
    }

    private Optional<String> message(ErrorRecord record) {
        String message = record.context().errorMessage().lines().findFirst().orElse("");
        return lines.stream()
                .map(line -> LineContrast.of(line, message))
                .max(Comparator.comparingDouble(LineContrast::likeness))
                .filter(contrast -> contrast.likeness() >= ALIKE)
                .map(Contrast::words);
    }

    private static String words(LineContrast contrast) {
        if (contrast.isSame()) {
            return "same message";
        }
        return "message: %s (here: %s; there: %s)"
                .formatted(contrast.template(), parameters(contrast.here()), parameters(contrast.there()));
    }

    private static String parameters(List<String> words) {
        return words.isEmpty() ? "nothing" : words.stream().limit(SHOWN).collect(Collectors.joining(", "));
    }

    private static List<String> framesOf(ErrorRecord record) {
        String trace = Objects.requireNonNullElse(record.context().stackTrace(), "");
        return StackTrace.parse(trace.substring(0, Math.min(trace.length(), EXAMINED)))
                .calls();
    }

    private static Set<String> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Set<String> all = new LinkedHashSet<>();
        while (matcher.find()) {
            all.add(matcher.group());
        }
        return all;
    }

    private static String some(Set<String> words) {
        return words.stream().limit(SHOWN).collect(Collectors.joining(", "));
    }
}
