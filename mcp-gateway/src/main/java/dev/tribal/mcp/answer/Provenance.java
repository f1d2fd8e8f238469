package dev.tribal.mcp.answer;

import dev.tribal.contracts.Source;
import org.jspecify.annotations.Nullable;

/**
 * How far a model may trust what it is shown, by the kind of principal that brought it: the most cautious answer
 * wherever that is not known.
 */
enum Provenance {
    /** A CI run saw it. */
    CI_VERIFIED("ci-verified"),
    /** A person recorded it. */
    HUMAN("human"),
    /** A program reported it, and nobody has checked it. */
    AGENT_UNVERIFIED("agent-unverified");

    private final String mark;

    Provenance(String mark) {
        this.mark = mark;
    }

    /** @param stamp what ingest took from the verified token; never what a report says of itself */
    static Provenance of(@Nullable Source stamp) {
        return switch (stamp) {
            case CI -> CI_VERIFIED;
            case HUMAN -> HUMAN;
            case AGENT, APP -> AGENT_UNVERIFIED;
            case null -> AGENT_UNVERIFIED;
        };
    }

    /** As it stands in an answer. */
    String mark() {
        return mark;
    }
}
