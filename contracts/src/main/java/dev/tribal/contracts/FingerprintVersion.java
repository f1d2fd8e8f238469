package dev.tribal.contracts;

import java.util.List;
import java.util.Optional;

/** What can be said of fingerprints without the report that they were made of: of which version and kind they are. */
public final class FingerprintVersion {
    /** The newest one that reports carry, from 1. */
    public static final int NEWEST = 2;

    /** Of version 2, the surest first; version 1 knows no kinds. */
    private static final List<String> KINDS = List.of("place:", "test:", "template:", "");

    private FingerprintVersion() {}

    /** The version of a fingerprint such as {@code v2:place:9f2c…}; 0 for one that has none, such as that of a message. */
    public static int of(String fingerprint) {
        int colon = fingerprint.indexOf(':');
        if (colon < 2 || fingerprint.charAt(0) != 'v') {
            return 0;
        }
        String digits = fingerprint.substring(1, colon);
        return digits.length() < 4 && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? Integer.parseInt(digits)
                : 0;
    }

    /** What all fingerprints of a version begin with. */
    public static String prefix(int version) {
        return "v" + version + ":";
    }

    /**
     * The fingerprint of which the id is derived if this version decides.
     *
     * @param fingerprints of one report, or of several, the latest last
     * @return the latest of the surest kind; empty if none is of this version
     */
    public static Optional<String> deciding(List<String> fingerprints, int version) {
        return KINDS.stream()
                .map(kind -> prefix(version) + kind)
                .flatMap(prefix -> fingerprints.reversed().stream()
                        .filter(print -> print.startsWith(prefix))
                        .limit(1))
                .findFirst();
    }

    /** The same of a record, whether it was made under this version or another one. */
    public static Optional<String> deciding(ErrorRecord record, int version) {
        return of(record.fingerprint()) == version
                ? Optional.of(record.fingerprint())
                : deciding(record.groups().fingerprints(), version);
    }
}
