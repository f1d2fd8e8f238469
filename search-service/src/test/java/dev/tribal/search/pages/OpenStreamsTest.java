package dev.tribal.search.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenStreamsTest {
    private final OpenStreams streams = new OpenStreams(3, 2);

    @Test
    void oneTenantLeavesRoomForOthers() {
        assertThat(streams.open("a")).isTrue();
        assertThat(streams.open("a")).isTrue();

        assertThat(streams.open("a")).isFalse();
        assertThat(streams.open("b")).isTrue();
        assertThat(streams.open("b")).isFalse();
    }

    @Test
    void closedStreamMakesRoom() {
        streams.open("a");
        streams.open("a");
        streams.close("a");

        assertThat(streams.open("a")).isTrue();
        assertThat(streams.open("b")).isTrue();
    }
}
