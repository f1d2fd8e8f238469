package dev.tribal.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProtocolRevisionTest {
    @Test
    void supportedRevisionIsEchoed() {
        assertThat(ProtocolRevision.values())
                .filteredOn(revision -> revision.era() == Era.SESSIONS)
                .hasSize(3)
                .allMatch(revision -> ProtocolRevision.negotiate(revision.wireName()) == revision);
    }

    @Test
    void otherRevisionsGetTheNewestWithInitialize() {
        assertThat(ProtocolRevision.negotiate("2026-07-28")).isEqualTo(ProtocolRevision.R2025_11_25);
        assertThat(ProtocolRevision.negotiate("2024-11-05")).isEqualTo(ProtocolRevision.R2025_11_25);
    }

    @Test
    void revisionWithoutInitializeIsOfferedByDiscoverOnly() {
        assertThat(ProtocolRevision.stateless()).containsExactly("2026-07-28");
    }
}
