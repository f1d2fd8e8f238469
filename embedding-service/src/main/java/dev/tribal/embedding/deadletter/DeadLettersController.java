package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.api.DeadLetter;
import dev.tribal.contracts.api.DeadLetter.State;
import dev.tribal.contracts.api.DeadLetterCommands;
import dev.tribal.contracts.api.DeadLetterContent;
import dev.tribal.contracts.api.DeadLetterPage;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.ReplayOrder;
import dev.tribal.contracts.api.ReplayReceipt;
import dev.tribal.contracts.event.UnreadableEventException;
import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Lists dead letters, replays them and gives them up. */
@RestController
final class DeadLettersController implements DeadLetterCommands {
    private static final int DEFAULT_RESULTS = 50;

    /** Each waits for the broker twice. */
    private static final int REPLAYED_AT_ONCE = 100;

    private final DeadLetterIndex index;
    private final KeptMessages messages;
    private final Replays replays;
    private final DeadLetterSight sight;
    private final DeadLetterTrail trail;
    private final Clock clock;

    DeadLettersController(
            DeadLetterIndex index,
            KeptMessages messages,
            Replays replays,
            DeadLetterSight sight,
            DeadLetterTrail trail,
            Clock clock) {
        this.index = index;
        this.messages = messages;
        this.replays = replays;
        this.sight = sight;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public DeadLetterPage list(@Nullable String state, @Nullable UUID after, @Nullable Integer maxResults) {
        int limit = maxResults == null ? DEFAULT_RESULTS : maxResults;
        if (limit < 1 || limit > MOST) {
            throw ProblemException.invalid("max_results", "must be between 1 and %d".formatted(MOST));
        }
        State wanted = state == null ? null : state(state);
        Predicate<PutAside> visible = sight.ofCaller();
        List<PutAside> found = index.newest(visible, wanted, after, limit + 1);
        List<PutAside> page = found.subList(0, Math.min(limit, found.size()));
        return new DeadLetterPage(
                page.stream().map(index::view).toList(),
                index.open(visible),
                found.size() > limit ? page.getLast().id() : null);
    }

    @Override
    public DeadLetterContent show(UUID id) {
        PutAside letter = visible(id);
        return RawEvent.of(index.view(letter), messages.reading(reader -> message(reader, letter)));
    }

    @Override
    public DeadLetter replay(UUID id) {
        PutAside letter = visible(id);
        // One that was discarded too soon as well: what is said last counts.
        if (index.state(letter) != State.REPLAYED) {
            trail.replaying(id);
            boolean done = messages.reading(reader -> replay(letter, message(reader, letter)));
            if (!done) {
                throw new ProblemException(ProblemType.UNPROCESSABLE_REPORT, reasonToKeep(letter));
            }
        }
        return index.view(letter);
    }

    private static String reasonToKeep(PutAside letter) {
        return letter.key() == null
                ? "Which error the event is about cannot be told, so it cannot be applied; it can only be discarded"
                : "This version of embedding-service cannot read the event either; upgrade every embedding-service if a"
                        + " newer version wrote it, or else discard it";
    }

    @Override
    public ReplayReceipt replay(ReplayOrder order) {
        Instant until = order.until() == null ? clock.instant() : order.until();
        Predicate<PutAside> wanted = sight.ofCaller().and(letter -> isWanted(letter, order, until));
        List<PutAside> found = index.waiting(wanted, order.after(), REPLAYED_AT_ONCE + 1);
        List<PutAside> some = found.subList(0, Math.min(REPLAYED_AT_ONCE, found.size()));
        if (some.isEmpty()) {
            return new ReplayReceipt(0, 0, until, null);
        }
        trail.replaying(null);
        int done = messages.reading(reader -> (int) some.stream()
                .filter(letter -> reader.message(letter)
                        .map(message -> replay(letter, message))
                        .orElse(false))
                .count());
        UUID next = found.size() > some.size() ? some.getLast().id() : null;
        return new ReplayReceipt(done, some.size() - done, until, next);
    }

    private static boolean isWanted(PutAside letter, ReplayOrder order, Instant until) {
        return !letter.at().isAfter(until)
                && (order.eventType() == null || order.eventType().equals(letter.eventType()))
                && (order.errorId() == null
                        || (letter.key() != null
                                && order.errorId().equals(letter.key().id())));
    }

    @Override
    public DeadLetter discard(UUID id) {
        PutAside letter = visible(id);
        if (index.state(letter) == State.OPEN) {
            trail.discarding(id);
            replays.mark(letter, State.DISCARDED);
        }
        return index.view(letter);
    }

    /** Whether it could be replayed; else it waits on. */
    private boolean replay(PutAside letter, ConsumerRecord<byte[], byte[]> message) {
        try {
            replays.replay(letter, message);
            return true;
        } catch (UnreadableEventException | NewerSchemaException _) {
            return false;
        }
    }

    private PutAside visible(UUID id) {
        Predicate<PutAside> visible = sight.ofCaller();
        return index.find(id).filter(visible).orElseThrow(() -> ProblemException.notFound("dead letter", id));
    }

    private static ConsumerRecord<byte[], byte[]> message(KeptMessages.Reader reader, PutAside letter) {
        return reader.message(letter).orElseThrow(() -> ProblemException.notFound("dead letter", letter.id()));
    }

    private static State state(String name) {
        return Stream.of(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("state", "must be open, replayed or discarded"));
    }
}
