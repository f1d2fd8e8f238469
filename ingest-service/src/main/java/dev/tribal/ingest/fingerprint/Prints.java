package dev.tribal.ingest.fingerprint;

import dev.tribal.contracts.api.NewError;
import java.util.List;

/**
 * All fingerprints of a report; its trace, which may be long, is read once for them.
 *
 * @param id {@link Fingerprint version 1}, from which the error's id is derived
 * @param all {@link Fingerprints version 2}
 */
public record Prints(String id, List<String> all) {
    public Prints {
        all = List.copyOf(all);
    }

    /** The fingerprints of a valid report. */
    public static Prints of(NewError error) {
        List<Frame> frames = Fingerprint.frames(error);
        return new Prints(Fingerprint.of(error, frames), Fingerprints.of(error, frames));
    }
}
