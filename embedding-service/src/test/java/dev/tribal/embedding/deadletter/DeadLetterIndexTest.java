package dev.tribal.embedding.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.DeadLetter.State;
import dev.tribal.embedding.fold.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadLetterIndexTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    private final DeadLetterIndex index = new DeadLetterIndex(3);

    @Test
    void pagesGoFromTheNewestToTheOldestAndEachLetterIsOnOne() {
        List<PutAside> letters = add(index, 3);

        List<PutAside> first = index.newest(_ -> true, null, null, 2);
        List<PutAside> second = index.newest(_ -> true, null, first.getLast().id(), 2);

        assertThat(first).containsExactly(letters.get(2), letters.get(1));
        assertThat(second).containsExactly(letters.get(0));
        assertThat(index.newest(_ -> true, null, letters.get(0).id(), 2)).isEmpty();
    }

    @Test
    void thoseThatWaitComeOldestFirst() {
        List<PutAside> letters = add(index, 3);
        index.mark(new Mark(letters.get(1).id(), State.DISCARDED));

        assertThat(index.waiting(_ -> true, null, 9)).containsExactly(letters.get(0), letters.get(2));
        assertThat(index.open(_ -> true)).isEqualTo(2);
        assertThat(index.newest(_ -> true, State.DISCARDED, null, 9)).containsExactly(letters.get(1));
    }

    @Test
    void markMayComeBeforeItsLetter() {
        PutAside letter = letter(1);
        index.mark(new Mark(letter.id(), State.REPLAYED));
        index.add(letter);

        assertThat(index.view(letter).state()).isEqualTo(State.REPLAYED);
        assertThat(index.open(_ -> true)).isZero();
    }

    @Test
    void theSameLetterTwiceIsOneAndTheOldestAreForgotten() {
        List<PutAside> letters = add(index, 3);
        index.add(letters.get(2));
        assertThat(index.newest(_ -> true, null, null, 9)).hasSize(3);

        index.add(letter(7));

        assertThat(index.find(letters.get(0).id())).isEmpty();
        assertThat(index.newest(_ -> true, null, null, 9)).hasSize(3).doesNotContain(letters.get(0));
    }

    @Test
    void marksOfLettersThatAreForgottenCostNoOtherItsMark() {
        // One partition is read after the other, each letter before its mark.
        List<PutAside> letters = new ArrayList<>();
        for (int number : List.of(1, 3, 5, 7, 9, 2, 4, 6, 8, 10)) {
            letters.add(letter(number));
        }
        letters.subList(0, 5).forEach(index::add);
        letters.subList(0, 5).forEach(letter -> index.mark(new Mark(letter.id(), State.REPLAYED)));
        letters.subList(5, 10).forEach(index::add);
        letters.subList(5, 10).forEach(letter -> index.mark(new Mark(letter.id(), State.REPLAYED)));

        assertThat(index.newest(_ -> true, State.REPLAYED, null, 9))
                .containsExactly(letters.get(9), letters.get(4), letters.get(8));
        assertThat(index.open(_ -> true)).isZero();
    }

    @Test
    void fiftyThousandAreListedAtOnce() {
        var large = new DeadLetterIndex(100_000);
        List<PutAside> letters = add(large, 50_000);

        assertThat(large.open(letter -> letter.key() != null)).isEqualTo(50_000);
        assertThat(large.newest(_ -> true, State.OPEN, letters.get(30_000).id(), 200))
                .hasSize(200)
                .startsWith(letters.get(29_999));
    }

    private static List<PutAside> add(DeadLetterIndex index, int count) {
        List<PutAside> letters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            letters.add(letter(i));
        }
        letters.forEach(index::add);
        return letters;
    }

    private static PutAside letter(int number) {
        return new PutAside(
                UUID.randomUUID(),
                new Position(0, number),
                new RecordKey("acme", UUID.randomUUID()),
                TIME.plusMillis(number),
                Cause.UNREADABLE,
                null,
                null,
                0,
                7);
    }
}
