package dev.tribal.embedding.apply;

import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private final UUID known = UUID.randomUUID();

    @Test
    void stormOfOneErrorIsOneSlice() {
        List<AcceptedEvent> storm = accepted(
                Stream.generate(() -> known).limit(3 * Slices.MOST_ERRORS).toList());

        assertThat(Slices.of(storm)).containsExactly(storm);
    }

    @Test
    void sliceEndsBeforeTheErrorThatWouldBeOneTooMany() {
        List<UUID> errors = new ArrayList<>(IntStream.range(0, Slices.MOST_ERRORS - 1)
                .mapToObj(_ -> UUID.randomUUID())
                .toList());
        errors.addAll(List.of(known, errors.getFirst(), UUID.randomUUID(), known));
        List<AcceptedEvent> events = accepted(errors);

        assertThat(Slices.of(events))
                .containsExactly(
                        events.subList(0, Slices.MOST_ERRORS + 1),
                        events.subList(Slices.MOST_ERRORS + 1, events.size()));
    }

    @Test
    void nothingHasNoSlices() {
        assertThat(Slices.of(List.of())).isEmpty();
    }

    private static List<AcceptedEvent> accepted(List<UUID> errors) {
        return IntStream.range(0, errors.size())
                .mapToObj(i -> new AcceptedEvent(event(errors.get(i), report("boom")), new Position(0, i), false))
                .toList();
    }
}
