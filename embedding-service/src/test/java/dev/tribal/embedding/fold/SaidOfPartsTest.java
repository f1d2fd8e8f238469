package dev.tribal.embedding.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.embedding.Events;
import dev.tribal.platform.grouping.DecidedVersions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaidOfPartsTest {
    private final FoldedLog log = new FoldedLog(DecidedVersions.newest());
    private final UUID part = error("boom");
    private final UUID whole = error("bang");
    private final UUID other = error("clang");

    @Test
    void theWholeIsKeptApartFromTheSameInTheNameOfWhoSaidIt() {
        log.tell(part, new ErrorKeptApart(other));
        log.tell(part, new ErrorMerged(whole));

        assertThat(groups(whole)).isEqualTo(Grouping.NONE.keptApart(other, "key:test"));
        assertThat(groups(part))
                .isEqualTo(Grouping.NONE.keptApart(other, "key:test").into(whole));
    }

    @Test
    void itStaysWithTheWholeWhenTheMergeIsUndone() {
        log.tell(part, new ErrorKeptApart(other));
        log.tell(part, new ErrorMerged(whole));
        log.tell(part, new ErrorSplit());

        assertThat(groups(whole).keptApartFrom()).containsExactly(other);
    }

    @Test
    void whatIsAPartIsToldAtTheEndOfTheChain() {
        log.tell(whole, new ErrorMerged(other));
        UUID third = error("dong");
        log.tell(part, new ErrorKeptApart(third));
        log.tell(part, new ErrorMerged(whole));

        assertThat(groups(other).keptApartFrom()).containsExactly(third);
        assertThat(groups(whole).keptApartFrom()).isEmpty();
    }

    @Test
    void nothingIsSaidOfAWholeAndItsOwnPart() {
        log.tell(other, new ErrorMerged(whole));
        log.tell(part, new ErrorKeptApart(other));
        log.tell(part, new ErrorMerged(whole));

        assertThat(log.followed()).isEmpty();
    }

    @Test
    void aMergeThatIsSaidAgainSaysNothingMore() {
        log.tell(part, new ErrorKeptApart(other));
        ErrorEvent merged = Events.event(part, new ErrorMerged(whole));
        log.applyAlone(merged);
        log.applyAgain(merged);
        log.apply(Events.event(part, new ErrorMerged(whole)));

        assertThat(log.followed()).hasSize(1);
    }

    @Test
    void theWholeForgetsNothingForIt() {
        List<UUID> known =
                Stream.generate(UUID::randomUUID).limit(Grouping.MOST_APART - 1).toList();
        known.forEach(id -> log.tell(whole, new ErrorKeptApart(id)));
        log.tell(part, new ErrorKeptApart(other));
        log.tell(part, new ErrorKeptApart(UUID.randomUUID()));
        log.tell(part, new ErrorMerged(whole));

        assertThat(groups(whole).keptApartFrom())
                .hasSize(Grouping.MOST_APART)
                .containsAll(known)
                .contains(other);
    }

    private UUID error(String message) {
        UUID id = UUID.randomUUID();
        log.tell(id, Events.report(message));
        return id;
    }

    private Grouping groups(UUID id) {
        return log.record(id).groups();
    }
}
