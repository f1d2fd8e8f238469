package dev.tribal.ingest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestKeyTest {
    @Test
    void eventsOfOneKeyedRequestHaveStableIdsAndOthersHaveNot() {
        var keyed = new RequestKey("acme", "junit", "k");
        assertThat(keyed.eventId(0, "c")).isEqualTo(keyed.eventId(0, "c")).isNotEqualTo(keyed.eventId(1, "c"));
        var unkeyed = new RequestKey("acme", "junit", null);
        assertThat(unkeyed.eventId("c")).isNotEqualTo(unkeyed.eventId("c"));
        assertThat(unkeyed.isIdempotent()).isFalse();
    }

    @Test
    void sameKeyWithOtherContentIsAnotherEventSoThatNothingIsLost() {
        var keyed = new RequestKey("acme", "report", "k");
        assertThat(keyed.eventId("one")).isNotEqualTo(keyed.eventId("other"));
    }
}
