package dev.tribal.contracts;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Ids that follow from what they name (RFC 9562, UUID version 5), so that every instance derives the same one without
 * asking. The namespace is the version 5 UUID of {@code urn:tribal} in the URL namespace.
 */
public final class StableIds {
    static final UUID NAMESPACE =
            Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL).generate("urn:tribal");

    private StableIds() {}

    /** The record that all reports of a tenant with this fingerprint are folded into. */
    public static UUID errorId(String tenant, String fingerprint) {
        return of("error", tenant, fingerprint);
    }

    /**
     * The event that a request with an idempotency key leads to.
     *
     * @param content what the request says; the same key with other content is another event, so that it is not lost
     */
    public static UUID eventId(String tenant, String operation, String key, String content) {
        return of("event", tenant, operation, key, content);
    }

    /** The solution of an error with this content; recorded twice, it is one. */
    public static UUID solutionId(UUID errorId, String content) {
        return of("solution", errorId.toString(), content);
    }

    /**
     * What is learnt of messages of one type, length and beginning in a project of a tenant.
     *
     * @param words how many words and signs they have
     * @param beginning the first of them
     */
    public static UUID leafId(String tenant, String project, String type, int words, List<String> beginning) {
        List<String> parts = new ArrayList<>(List.of("templates", tenant, project, type, Integer.toString(words)));
        parts.addAll(beginning);
        return of(parts.toArray(String[]::new));
    }

    /** Each part goes with its length, so that no two lists of parts make the same name. */
    private static UUID of(String... parts) {
        var name = new StringBuilder();
        for (String part : parts) {
            name.append(part.length()).append(':').append(part);
        }
        return Generators.nameBasedGenerator(NAMESPACE).generate(name.toString());
    }
}
