package dev.tribal.mcp.protocol.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Party;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdateStreamsTest {
    private static final Party ANN = new Party("acme", "ann");
    private static final Party BOB = new Party("acme", "bob");

    private static final Party STRANGER = new Party("other", "ann");

    private final UpdateStreams streams = new UpdateStreams(4, 3, 2);

    @Test
    void changeIsHeardOnceByThoseOfItsAudienceWhoWantIt() throws Exception {
        UpdateStream ann = streams.open(ANN, "a"::equals);
        UpdateStream stranger = streams.open(STRANGER, "a"::equals);
        streams.updated("acme"::equals, "a");
        streams.updated("acme"::equals, "a");
        streams.updated("acme"::equals, "b");
        assertThat(ann.next(Duration.ZERO)).containsExactly("a");
        assertThat(ann.next(Duration.ZERO)).isEmpty();
        assertThat(stranger.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void thereAreSoManyStreamsOfOneOfATenantAndOfAll() {
        UpdateStream first = streams.open(ANN, _ -> true);
        streams.open(ANN, _ -> true);
        assertThatThrownBy(() -> streams.open(ANN, _ -> true)).isInstanceOf(McpException.class);
        streams.open(BOB, _ -> true);
        assertThatThrownBy(() -> streams.open(BOB, _ -> true)).isInstanceOf(McpException.class);
        streams.open(STRANGER, _ -> true);
        assertThatThrownBy(() -> streams.open(STRANGER, _ -> true)).isInstanceOf(McpException.class);
        streams.remove(first);
        streams.remove(first);
        streams.open(BOB, _ -> true);
        assertThat(streams.size()).isEqualTo(4);
    }

    @Test
    void nobodyWaitsLongerThanTheServerRuns() throws Exception {
        UpdateStream stream = streams.open(ANN, _ -> true);
        streams.closeAll();
        assertThat(stream.next(Duration.ofMinutes(1))).isEmpty();
        assertThat(stream.isClosed()).isTrue();
        assertThatThrownBy(() -> streams.open(BOB, _ -> true)).isInstanceOf(McpException.class);

        streams.reopen();
        assertThat(streams.open(BOB, _ -> true).isClosed()).isFalse();
    }
}
