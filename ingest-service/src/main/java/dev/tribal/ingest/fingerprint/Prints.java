package dev.tribal.ingest.fingerprint;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.template.MessageForm;
import dev.tribal.platform.trace.StackTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * All fingerprints of a report; its trace, which may be long, is read once for them.
 *
 * @param first {@link Fingerprint version 1}
 * @param all {@link Fingerprints version 2}, the surest first
 * @param form what the message says without its values
 */
public record Prints(String first, List<String> all, MessageForm form) {
    public Prints {
        all = List.copyOf(all);
    }

    /** The fingerprints of a valid report. */
    public static Prints of(NewError error) {
        StackTrace trace = Fingerprint.trace(error);
        MessageForm form = Fingerprints.form(error);
        return new Prints(Fingerprint.of(error, trace), Fingerprints.of(error, trace, form), form);
    }

    /**
     * The one from which the error's id is derived if this version decides.
     *
     * @param version from 1 to {@link FingerprintVersion#NEWEST}
     */
    public String deciding(int version) {
        return switch (version) {
            case 1 -> first;
            case 2 -> all.getFirst();
            default -> throw new IllegalArgumentException("No version " + version + " of the fingerprints is known");
        };
    }

    /** Those that go with a report beside: all of the newest version, and what decided in the versions before. */
    public List<String> further(List<Integer> earlier) {
        List<String> prints = new ArrayList<>(all);
        earlier.stream()
                .map(this::deciding)
                .filter(print -> !all.contains(print))
                .forEach(prints::add);
        return prints;
    }
}
