package dev.tribal.mcp;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.NewSeparation;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the services behind the gateway keep in memory, what they were asked last, and how they are to answer. */
public final class InMemoryErrors {
    public final Map<UUID, ErrorRecord> records = new LinkedHashMap<>();
    public final List<String> degraded = new ArrayList<>();

    /** The last query, as it arrived. */
    public SimilarQuery asked;

    /** The last outcome, as it arrived. */
    public NewOutcome reported;

    /** The target of the last merge; {@code null} after an undo. */
    public UUID mergedInto;

    /** The other one of the last two that were kept apart; {@code null} after that was taken back. */
    public UUID keptApartFrom;

    public NewSeparation separated;

    /** The last {@code Prefer} header. */
    public String preferred;

    /** The probability of whatever is similar. */
    public double sureness = 0.93;

    /** Whether a write is only accepted, as when the wait for it timed out. */
    public boolean slow;

    public void add(ErrorRecord record) {
        records.put(record.id(), record);
    }

    public void clear() {
        records.clear();
        degraded.clear();
        keptApartFrom = null;
        sureness = 0.93;
        slow = false;
    }

    /** The source of the last report. */
    public Origin originOf(UUID id) {
        return records.get(id).origin();
    }

    /** @throws ProblemException if there is none */
    ErrorRecord get(UUID id) {
        ErrorRecord record = records.get(id);
        if (record == null) {
            throw ProblemException.notFound("error", id);
        }
        return record;
    }
}
