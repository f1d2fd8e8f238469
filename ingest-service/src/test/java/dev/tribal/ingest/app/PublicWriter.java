package dev.tribal.ingest.app;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A caller with a public key, in a tenant of its own, and what its items cost. */
public final class PublicWriter {
    private final List<Integer> taken = new ArrayList<>();
    private final Caller caller = new Caller(
            "public-" + UUID.randomUUID(),
            "key:test",
            "",
            null,
            Set.of(Scopes.ERRORS_WRITE),
            List.of("shop"),
            Source.APP);

    /** Who sends. */
    public Caller caller() {
        return caller;
    }

    /** Limits that are never reached, and remember what was taken. */
    public ItemLimits counted() {
        return (_, writes) -> taken.add(writes);
    }

    /** The writes that were taken, request by request. */
    public List<Integer> taken() {
        return taken;
    }

    /** Limits that are used up. */
    public static ItemLimits nothingLeft() {
        return (_, _) -> {
            throw ProblemException.tooMany("Nothing is left", Duration.ofSeconds(1));
        };
    }
}
