package dev.tribal.mcp.answer;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies a record with clean texts that are cut to fit; most of the room is for the solutions. */
public final class Shortener {
    private static final double SOLUTIONS_SHARE = 0.6;
    private static final int NAME = 200;
    private static final int PHRASE = 80;
    private static final int REFERENCES = 5;

    /** About how many characters it takes to say how a solution stands. */
    private static final int STANDING = 200;

    private static final int LABELS = 10;

    private final Extent extent;
    private final Allowance solving;
    private final Allowance describing;

    private Shortener(Extent extent) {
        this.extent = extent;
        int forSolutions = (int) (extent.characters() * SOLUTIONS_SHARE);
        this.solving = new Allowance(forSolutions);
        this.describing = new Allowance(extent.characters() - forSolutions);
    }

    /** A record of the same shape, not larger than the extent says. */
    public static ErrorRecord shorten(ErrorRecord record, Extent extent) {
        return new Shortener(extent).shorten(record);
    }

    private ErrorRecord shorten(ErrorRecord r) {
        String message = describing.take(r.context().errorMessage(), extent.details() ? 0.3 : 1);
        List<Solution> solutions = ChosenSolutions.of(r.solutions(), extent.solutions()).stream()
                .map(this::solution)
                .toList();
        describing.inherit(solving);
        return new ErrorRecord(
                r.schemaVersion(),
                r.id(),
                r.fingerprint(),
                ReportedText.line(r.errorType(), NAME),
                context(r.context(), message),
                extent.history()
                        ? r.earlierContexts().stream().map(this::earlier).toList()
                        : List.of(),
                solutions,
                metadata(r.metadata()),
                origin(r.origin()),
                r.occurrences(),
                r.firstSeen(),
                r.lastSeen(),
                r.state(),
                r.priority(),
                name(r.assignee()),
                names(r.labels()),
                r.position(),
                r.scrubbed(),
                r.verifiedSource(),
                names(r.projects()),
                r.grouping() == null ? null : r.grouping().brief(),
                r.occurrencesByDay(),
                r.nature(),
                // A page shows them; to an agent it matters how it stands now.
                List.of());
    }

    private Solution solution(Solution s) {
        solving.spend(s.outcomes() == null ? 0 : STANDING);
        return new Solution(
                s.id(),
                solving.take(s.description(), 0.4),
                solving.takeIfRoom(s.codeFix(), 0.5),
                solving.takeIfRoom(s.explanation(), 0.4),
                s.references().stream()
                        .limit(extent.history() ? Long.MAX_VALUE : REFERENCES)
                        .map(reference -> ReportedText.line(reference, NAME))
                        .toList(),
                solving.takeIfRoom(s.verify(), 0.3),
                name(s.author()),
                s.recordedAt(),
                s.source(),
                s.appliesTo() == null ? null : applicability(s.appliesTo()),
                s.supersedes(),
                s.supersededBy(),
                s.outcomes() == null ? null : outcomes(s, s.outcomes()),
                s.standing() == null ? null : standing(s.standing()),
                s.candidate() == null ? null : range(s.candidate()),
                s.linkedFrom());
    }

    private static Standing standing(Standing s) {
        return new Standing(s.state(), s.confidence(), phrase(s.caveat()));
    }

    private static ChangeRange range(ChangeRange r) {
        return new ChangeRange(
                ReportedText.line(r.from(), PHRASE), ReportedText.line(r.to(), PHRASE), name(r.compareUrl()));
    }

    private static Applicability applicability(Applicability a) {
        return new Applicability(phrase(a.language()), phrase(a.framework()), phrase(a.versions()), phrase(a.os()));
    }

    private Outcomes outcomes(Solution s, Outcomes outcomes) {
        return outcomes.withListed(ChosenSolutions.telling(s, extent.outcomes()).stream()
                .map(this::outcome)
                .toList());
    }

    private Outcome outcome(Outcome o) {
        return new Outcome(
                o.worked(),
                solving.takeIfRoom(o.evidence(), 0.2),
                o.source(),
                name(o.reporter()),
                o.reportedAt(),
                name(o.runUrl()),
                name(o.commit()),
                name(o.environment()));
    }

    private ErrorContext earlier(ErrorContext c) {
        return context(c, describing.take(c.errorMessage(), 1));
    }

    private ErrorContext context(ErrorContext c, String message) {
        return new ErrorContext(
                name(c.language()),
                name(c.framework()),
                message,
                detail(c.codeSnippet(), 0.4),
                detail(c.stackTrace(), 0.7),
                detail(c.taskDescription(), 0.5),
                c.attachments());
    }

    private @Nullable String detail(@Nullable String text, double share) {
        return extent.details() ? describing.takeIfRoom(text, share) : null;
    }

    private Map<String, Object> metadata(Map<String, Object> metadata) {
        boolean fits = extent.details() && describing.spend(metadata.toString().length());
        return fits ? cleanMap(metadata) : Map.of();
    }

    private static Map<String, Object> cleanMap(Map<?, ?> map) {
        Map<String, Object> clean = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                clean.put(ReportedText.clean(String.valueOf(key)), cleanValue(value));
            }
        });
        return clean;
    }

    private static Object cleanValue(Object value) {
        return switch (value) {
            case String text -> ReportedText.clean(text);
            case Map<?, ?> map -> cleanMap(map);
            case List<?> list ->
                list.stream().filter(v -> v != null).map(Shortener::cleanValue).toList();
            default -> value;
        };
    }

    private static @Nullable Origin origin(@Nullable Origin o) {
        return o == null
                ? null
                : new Origin(
                        o.source(),
                        name(o.project()),
                        name(o.commit()),
                        name(o.runUrl()),
                        name(o.testId()),
                        name(o.environment()));
    }

    private static @Nullable String phrase(@Nullable String text) {
        return text == null ? null : ReportedText.line(text, PHRASE);
    }

    private static @Nullable String name(@Nullable String name) {
        return name == null ? null : ReportedText.line(name, NAME);
    }

    private List<String> names(List<String> names) {
        return names.stream()
                .limit(extent.history() ? Long.MAX_VALUE : LABELS)
                .map(name -> ReportedText.line(name, NAME))
                .toList();
    }
}
