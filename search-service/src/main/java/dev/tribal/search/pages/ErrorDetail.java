package dev.tribal.search.pages;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.platform.template.MessagePart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an error shows.
 *
 * @param suggested errors that are probably one with it, or akin to it
 */
record ErrorDetail(ErrorRecord record, Sparkline sparkline, List<Suggestion> suggested) {
    String address() {
        return "/ui/errors/" + record.id();
    }

    TypeName type() {
        return TypeName.of(record.errorType());
    }

    String state() {
        return record.state().name().toLowerCase(Locale.ROOT);
    }

    /** The latest message, with what differs from report to report told from its words. */
    List<MessagePart> message() {
        String message = record.context().errorMessage();
        // A value would begin within a terminal sequence.
        if (message.indexOf('\u001B') >= 0) {
            return List.of(new MessagePart(message, false));
        }
        return MessagePart.of(
                message,
                record.earlierContexts().stream()
                        .map(ErrorContext::errorMessage)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Whether some of its reports were separated into another error. */
    boolean hasSeparated(UUID other) {
        return record.groups().separatedInto(Set.of(other)).isPresent();
    }

    List<StackLine> stack() {
        String trace = record.context().stackTrace();
        return trace == null ? List.of() : StackLine.of(trace);
    }

    boolean hasOwnFrames() {
        return stack().stream().anyMatch(line -> line.kind() == StackLine.Kind.OWN);
    }

    List<SolutionView> solutions() {
        return record.solutions().stream().map(SolutionView::new).toList();
    }

    List<HistoryEntry> history() {
        return HistoryEntry.of(record);
    }

    String priority() {
        return record.priority() == null ? "" : record.priority().name().toLowerCase(Locale.ROOT);
    }

    String assignee() {
        return record.assignee() == null ? "" : record.assignee();
    }

    String labels() {
        return String.join(", ", record.labels());
    }

    /** What the search made of it, as in {@code same error · 93 %}; empty if it did not find it. */
    static String verdict(Suggestion other) {
        return other.probability() == null
                ? ""
                : (other.verdict() == Verdict.SAME ? "same error" : "similar")
                        + " · "
                        + Numbers.percent(other.probability());
    }

    /** Where the latest report came from, name by name. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        add(facts, "Project", String.join(", ", projects()));
        add(facts, "Language", record.context().language());
        add(facts, "Framework", record.context().framework());
        add(
                facts,
                "Brought by",
                record.verifiedSource() == null ? null : record.verifiedSource().wireName());
        add(facts, "Nature", nature(record.behaves()));
        Origin origin = record.origin();
        if (origin != null) {
            add(facts, "Environment", origin.environment());
            add(facts, "Commit", origin.commit());
            add(facts, "Test", origin.testId());
        }
        add(facts, "Fingerprint", record.fingerprint());
        return facts;
    }

    private static @Nullable String nature(Nature nature) {
        NatureKind kind = nature.kind();
        if (kind == null) {
            return null;
        }
        long again = nature.failedAgain() + nature.passedAgain();
        return switch (kind) {
            case FLAKY -> "flaky: %d of %d runs of the same commit passed".formatted(nature.passedAgain(), again);
            case DETERMINISTIC ->
                "deterministic: %d of %d runs of the same commit failed".formatted(nature.failedAgain(), again);
            case INFRASTRUCTURE ->
                "infrastructure: %d of %d failures look like a fault of network, runner or disk"
                        .formatted(nature.infrastructure(), nature.failed());
        };
    }

    /** The page of the CI run, if it is one that a browser can open. */
    @Nullable String run() {
        return record.origin() == null ? null : Reference.link(record.origin().runUrl());
    }

    private List<String> projects() {
        return record.reportedFrom().stream()
                .filter(project -> !project.isEmpty())
                .toList();
    }

    private static void add(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, value);
        }
    }
}
