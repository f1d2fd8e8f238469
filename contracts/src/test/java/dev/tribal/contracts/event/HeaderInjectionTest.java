package dev.tribal.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller can choose stays inside of the header that it stands in. */
class HeaderInjectionTest {
    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key:1\r\nce_tenant: other",
                "key:1\nce_type: dev.tribal.error.deleted.v1",
                "key:1\u0000ce_tenant",
                "ce_tenant=other",
                "%0D%0Ace_tenant%3A+other"
            })
    void actorCannotAddOrChangeAHeader(String actor) {
        ErrorEvent event = event(actor);

        var message = codec.write(event);

        assertThat(message.headers().headers("ce_tenant")).hasSize(1);
        assertThat(GoldenFile.read(message.headers()))
                .containsEntry("ce_tenant", "acme")
                .containsOnlyKeys(
                        GoldenFile.read(codec.write(event("key:1")).headers()).keySet());
        assertThat(codec.readEvent(message.headers(), message.value())).isEqualTo(event);
    }

    private static ErrorEvent event(String actor) {
        return new ErrorEvent(
                UUID.randomUUID(), Instant.EPOCH, "acme", UUID.randomUUID(), actor, false, new ErrorDeleted());
    }
}
