package dev.tribal.platform.scrub;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Redaction;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scrubs the fields of one request or record, and keeps the receipt. Not for several threads. */
public final class FieldScrubber {
    private static final int MAX_DEPTH = 64;
    private static final int SHORTEST_SECRET = 4;
    /** A value that looks like a secret wherever a secret may stand. */
    private static final String PROBE = "=\"k4Zx9Qv2Lp7w\"";

    private static final String METADATA_RULE = "pair-metadata";

    private final Scrubber scrubber;
    private final Placeholders placeholders;
    private final Map<List<String>, Integer> counts = new LinkedHashMap<>();

    FieldScrubber(Scrubber scrubber, Placeholders placeholders) {
        this.scrubber = scrubber;
        this.placeholders = placeholders;
    }

    /** What was taken out so far, by rule and field. */
    public List<Redaction> receipt() {
        return counts.entrySet().stream()
                .limit(Redaction.MOST)
                .map(entry ->
                        new Redaction(entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
                .toList();
    }

    /** @param field its name in the receipt */
    public String text(String field, String text) {
        ScrubbedText scrubbed = scrubber.scrub(text, placeholders);
        scrubbed.counts().forEach((rule, count) -> counts.merge(List.of(rule, field), count, Integer::sum));
        return scrubbed.text();
    }

    public @Nullable String textIfAny(String field, @Nullable String text) {
        return text == null ? null : text(field, text);
    }

    public @Nullable List<String> textsIfAny(String field, @Nullable List<String> texts) {
        return texts == null
                ? null
                : texts.stream().map(text -> text(field, text)).toList();
    }

    public ErrorContext context(ErrorContext context) {
        return new ErrorContext(
                textIfAny("context.language", context.language()),
                textIfAny("context.framework", context.framework()),
                text("context.error_message", context.errorMessage()),
                textIfAny("context.code_snippet", context.codeSnippet()),
                textIfAny("context.stack_trace", context.stackTrace()),
                textIfAny("context.task_description", context.taskDescription()),
                context.attachments());
    }

    public Origin origin(Origin origin) {
        return new Origin(
                origin.source(),
                textIfAny("origin.project", origin.project()),
                textIfAny("origin.commit", origin.commit()),
                textIfAny("origin.run_url", origin.runUrl()),
                textIfAny("origin.test_id", origin.testId()),
                textIfAny("origin.environment", origin.environment()));
    }

    public Applicability applicability(Applicability applicability) {
        return new Applicability(
                textIfAny("solution.applies_to.language", applicability.language()),
                textIfAny("solution.applies_to.framework", applicability.framework()),
                textIfAny("solution.applies_to.versions", applicability.versions()),
                textIfAny("solution.applies_to.os", applicability.os()));
    }

    /** Names and values at every depth; a value whose name says that it is a secret is taken out whole. */
    public Map<String, Object> metadata(Map<String, Object> metadata) {
        return entries(metadata, 1);
    }

    private Map<String, Object> entries(Map<?, ?> map, int depth) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            String key = String.valueOf(name);
            result.put(text("metadata", key), value(key, value, depth));
        });
        return result;
    }

    private @Nullable Object value(String name, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("metadata must be nested at most %d levels deep".formatted(MAX_DEPTH));
        }
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> entries(map, depth + 1);
            case List<?> list ->
                list.stream().map(item -> value(name, item, depth + 1)).toList();
            case String text -> isSecret(name, text) ? takenOut(text) : text("metadata", text);
            case Number number -> number(name, number);
            default -> value;
        };
    }

    /** A number that any rule finds is taken out as a text would be: a card's, for one, however it is written. */
    private Object number(String name, Number number) {
        String digits = new BigDecimal(number.toString()).toPlainString();
        if (isSecret(name, digits)) {
            return takenOut(digits);
        }
        String scrubbed = text("metadata", digits);
        return scrubbed.equals(digits) ? number : scrubbed;
    }

    /** Whether a value like this, behind the same name in a configuration, would be taken out. */
    private boolean isSecret(String name, String value) {
        return value.length() >= SHORTEST_SECRET
                && Values.isSecret(value)
                && !scrubber.scrub(name + PROBE, placeholders).text().endsWith(PROBE);
    }

    private String takenOut(String secret) {
        counts.merge(List.of(METADATA_RULE, "metadata"), 1, Integer::sum);
        return placeholders.of("secret", secret);
    }
}
