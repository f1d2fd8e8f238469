package dev.tribal.mcp.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.mcp.protocol.Party;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SealTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Party ANN = new Party("acme", "ann");
    private static final ObjectNode CONTENT =
            JsonMapper.shared().createObjectNode().put("a", 1);

    private final Seal seal = at(NOW);
    private final String sealed = seal.close("test", ANN, CONTENT, Duration.ofMinutes(5));

    @Test
    void whatWasSignedIsOpenedByAnyInstanceWithTheKey() {
        assertThat(at(NOW).open("test", ANN, sealed)).hasValue(CONTENT);
        assertThat(sealed).matches("[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+");
    }

    @Test
    void anotherPurposePartyOrKeyDoesNotOpenIt() {
        assertThat(seal.open("other", ANN, sealed)).isEmpty();
        assertThat(seal.open("test", new Party("acme", "bob"), sealed)).isEmpty();
        // The same letters, parted elsewhere.
        assertThat(seal.open("test", new Party("acmea", "nn"), sealed)).isEmpty();
        assertThat(new Seal(new byte[] {1}, Clock.systemUTC()).open("test", ANN, sealed))
                .isEmpty();
    }

    @Test
    void nothingIsOpenedWhenItsTimeIsOver() {
        assertThat(at(NOW.plusSeconds(299)).open("test", ANN, sealed)).isPresent();
        assertThat(at(NOW.plusSeconds(300)).open("test", ANN, sealed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.b", "e30.", "e30.e30", "ä.ä", "....", "e30=.e30="})
    void anythingElseIsNotOpened(String text) {
        assertThat(seal.open("test", ANN, text)).isEmpty();
        assertThat(seal.open("test", ANN, sealed + text)).satisfies(opened -> {
            if (!text.isEmpty()) {
                assertThat(opened).isEmpty();
            }
        });
    }

    private static Seal at(Instant now) {
        return new Seal(new byte[32], Clock.fixed(now, ZoneOffset.UTC));
    }
}
