package dev.tribal.mcp.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The revisions of the protocol that are spoken here, oldest first. */
public enum ProtocolRevision {
    R2025_03_26("2025-03-26", Era.SESSIONS),
    R2025_06_18("2025-06-18", Era.SESSIONS),
    R2025_11_25("2025-11-25", Era.SESSIONS),
    R2026_07_28("2026-07-28", Era.STATELESS);

    private final String wireName;
    private final Era era;

    ProtocolRevision(String wireName, Era era) {
        this.wireName = wireName;
        this.era = era;
    }

    /** The date that names it on the wire. */
    public String wireName() {
        return wireName;
    }

    public Era era() {
        return era;
    }

    /** The revision of that name, if it is spoken here. */
    public static Optional<ProtocolRevision> find(String wireName) {
        return Arrays.stream(values()).filter(r -> r.wireName.equals(wireName)).findFirst();
    }

    /**
     * MCP 2025-11-25, basic/lifecycle, Version Negotiation: the revision that was asked for, else the newest one that
     * begins with {@code initialize}. That is never 2026-07-28.
     */
    public static ProtocolRevision negotiate(String requested) {
        return find(requested).filter(r -> r.era == Era.SESSIONS).orElse(R2025_11_25);
    }

    /** The names of the revisions that {@code server/discover} offers (MCP 2026-07-28, server/discover). */
    public static List<String> stateless() {
        return Arrays.stream(values())
                .filter(r -> r.era == Era.STATELESS)
                .map(ProtocolRevision::wireName)
                .toList();
    }
}
