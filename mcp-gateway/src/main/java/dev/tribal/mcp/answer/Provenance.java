package dev.tribal.mcp.answer;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import org.jspecify.annotations.Nullable;

/** How far a model may trust what it is shown: the most cautious answer wherever it is not known. */
enum Provenance {
    /** A CI run saw it. */
    CI_VERIFIED("ci-verified"),
    /** A person recorded it. */
    HUMAN("human"),
    /** A program reported it, and nobody has checked it. */
    AGENT_UNVERIFIED("agent-unverified");

    /** How subjects of people begin in access tokens. */
    private static final String PERSON = "user:";

    private final String mark;

    Provenance(String mark) {
        this.mark = mark;
    }

    /** Of a report: by the source that the reporter named. */
    static Provenance ofReport(@Nullable Origin origin) {
        return ofSource(origin == null ? null : origin.source());
    }

    private static Provenance ofSource(@Nullable Source source) {
        return switch (source) {
            case CI -> CI_VERIFIED;
            case HUMAN -> HUMAN;
            case AGENT, APP -> AGENT_UNVERIFIED;
            case null -> AGENT_UNVERIFIED;
        };
    }

    /** Of a solution: whether it worked in a CI run, or else by its author. */
    static Provenance ofSolution(Solution solution) {
        boolean seenToWork = solution.tried().listed().stream()
                .anyMatch(outcome -> outcome.worked() && outcome.source() == Source.CI);
        return seenToWork ? CI_VERIFIED : ofAuthor(solution.author());
    }

    /** Of an outcome: by the source, which ingest-service has judged. */
    static Provenance ofOutcome(Outcome outcome) {
        return ofSource(outcome.source());
    }

    /** Of a solution: by the principal of the token that recorded it, which cannot be made up. */
    static Provenance ofAuthor(@Nullable String author) {
        return author != null && author.startsWith(PERSON) ? HUMAN : AGENT_UNVERIFIED;
    }

    /** As it stands in an answer. */
    String mark() {
        return mark;
    }
}
