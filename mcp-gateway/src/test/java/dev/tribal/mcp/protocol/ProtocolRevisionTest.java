package dev.tribal.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProtocolRevisionTest {
    @Test
    void supportedRevisionIsEchoed() {
        for (ProtocolRevision revision : ProtocolRevision.values()) {
            assertThat(ProtocolRevision.negotiate(revision.wireName())).isEqualTo(revision);
        }
    }

    @Test
    void otherRevisionsGetTheNewestWithInitialize() {
        assertThat(ProtocolRevision.negotiate("2026-07-28")).isEqualTo(ProtocolRevision.R2025_11_25);
        assertThat(ProtocolRevision.negotiate("2024-11-05")).isEqualTo(ProtocolRevision.R2025_11_25);
    }

    @Test
    void revisionWithoutInitializeIsNotSpoken() {
        assertThat(ProtocolRevision.find("2026-07-28")).isEmpty();
    }
}
