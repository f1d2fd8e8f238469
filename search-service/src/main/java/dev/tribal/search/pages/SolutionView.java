package dev.tribal.search.pages;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.SolutionState;
import dev.tribal.contracts.Standing;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A solution as a page shows it. */
record SolutionView(Solution solution) {
    String state() {
        Standing standing = solution.standing();
        return (standing == null ? SolutionState.UNVERIFIED : standing.state())
                .name()
                .toLowerCase(Locale.ROOT);
    }

    @Nullable String caveat() {
        Standing standing = solution.standing();
        return standing == null ? null : standing.caveat();
    }

    /** What came of it in numbers; an empty text if nobody has said. */
    String tally() {
        Outcomes tried = solution.tried();
        if (tried.worked() + tried.failed() == 0) {
            return "nobody has said what came of it";
        }
        String counts = "worked %d×, failed %d×".formatted(tried.worked(), tried.failed());
        return tried.regressions() == 0 ? counts : counts + ", came back " + tried.regressions() + "×";
    }

    List<Outcome> outcomes() {
        return solution.tried().listed();
    }

    List<Reference> references() {
        return solution.references().stream().map(Reference::of).toList();
    }

    /** Where it helps, in words; {@code null} for everywhere. */
    @Nullable String appliesTo() {
        Applicability where = solution.appliesTo();
        return where == null
                ? null
                : Stream.of(where.language(), where.framework(), where.versions(), where.os())
                        .flatMap(Stream::ofNullable)
                        .collect(Collectors.joining(", "));
    }

    String by() {
        String author = solution.author() == null ? "unknown" : solution.author();
        return solution.source() == null
                ? author
                : author + " (" + solution.source().wireName() + ")";
    }
}
