package dev.tribal.mcp.answer;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Standing;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a shortened solution for a model to read: whether it helps, who says so, and what to do. */
final class SolutionText {
    private final StringBuilder out = new StringBuilder();

    private SolutionText() {}

    static String of(Solution solution) {
        var text = new SolutionText();
        text.heading(solution);
        text.body(solution);
        solution.tried().listed().forEach(text::outcome);
        return text.out.toString();
    }

    private void heading(Solution s) {
        out.append("%s %s%s [%s], %s:\n"
                .formatted(
                        kind(s),
                        s.id(),
                        s.author() == null ? "" : " by " + s.author(),
                        Provenance.of(s.source()).mark(),
                        standing(s)));
    }

    private static String kind(Solution s) {
        if (ChosenSolutions.failed(s)) {
            return "tried and failed, solution";
        }
        return s.candidate() == null ? "solution" : "candidate, unverified changes between two runs, solution";
    }

    private static String standing(Solution s) {
        Outcomes tried = s.tried();
        Standing standing = s.standing();
        String state = standing == null ? null : standing.state().name().toLowerCase(Locale.ROOT);
        String counts = tried.worked() + tried.failed() == 0
                ? "nobody said whether it works"
                : "worked %d, failed %d".formatted(tried.worked(), tried.failed());
        return Stream.of(state, counts, confidence(standing))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String confidence(@Nullable Standing standing) {
        return standing == null || standing.confidence() == 0
                ? null
                : String.format(Locale.ROOT, "works in at least %.0f %%", standing.confidence() * 100);
    }

    private void body(Solution s) {
        out.append(ReportedText.quote(s.description())).append('\n');
        quote("caution", s.standing() == null ? null : s.standing().caveat());
        quote("went away between", s.candidate() == null ? null : words(s.candidate()));
        quote(
                "recorded with error",
                s.linkedFrom() == null ? null : s.linkedFrom().toString());
        quote("applies to", s.appliesTo() == null ? null : words(s.appliesTo()));
        quote("code fix", s.codeFix());
        quote("explanation", s.explanation());
        quote("verify", s.verify());
        quote("references", String.join(", ", s.references()));
    }

    private static String words(ChangeRange range) {
        return range.from() + " and " + range.to();
    }

    private static String words(Applicability a) {
        return Stream.of(a.language(), a.framework(), a.versions(), a.os())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" / "));
    }

    private void outcome(Outcome o) {
        quote(
                "%s %s [%s]"
                        .formatted(
                                o.worked() ? "worked" : "failed",
                                o.reportedAt()
                                        .truncatedTo(ChronoUnit.DAYS)
                                        .toString()
                                        .substring(0, 10),
                                Provenance.of(o.source()).mark()),
                o.evidence());
    }

    private void quote(String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            out.append(name).append(":\n").append(ReportedText.quote(text)).append('\n');
        }
    }
}
