package dev.tribal.mcp.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The revisions of the protocol that begin with {@code initialize} and are spoken here, oldest first. */
public enum ProtocolRevision {
    R2025_03_26("2025-03-26"),
    R2025_06_18("2025-06-18"),
    R2025_11_25("2025-11-25");

    private final String wireName;

    ProtocolRevision(String wireName) {
        this.wireName = wireName;
    }

    /** The date that names it on the wire. */
    public String wireName() {
        return wireName;
    }

    /** The revision of that name, if it is spoken here. */
    public static Optional<ProtocolRevision> find(String wireName) {
        return Arrays.stream(values()).filter(r -> r.wireName.equals(wireName)).findFirst();
    }

    /**
     * MCP 2025-11-25, basic/lifecycle, Version Negotiation: the revision that was asked for, else the newest here. That
     * is never 2026-07-28, which has no {@code initialize}.
     */
    static ProtocolRevision negotiate(String requested) {
        return find(requested).orElse(R2025_11_25);
    }
}
