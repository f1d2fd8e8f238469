package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.api.DeadLetter;
import dev.tribal.contracts.api.DeadLetter.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which dead letters there are and what somebody did about them, in memory: a few hundred bytes of each, and of
 * a bounded number of them. What it does not remember is still on the topic.
 */
final class DeadLetterIndex {
    private final int most;
    private final Map<UUID, PutAside> letters = new HashMap<>();
    private final NavigableSet<PutAside> oldestFirst = new TreeSet<>(PutAside.OLDEST_FIRST);
    private final Map<UUID, State> states = new HashMap<>();

    /** Marks of letters that are not known, or not any more. */
    private final Map<UUID, State> strays = new LinkedHashMap<>();

    /** @param most how many letters, the newest, are remembered */
    DeadLetterIndex(int most) {
        this.most = most;
    }

    /** One that was put aside twice, because a process was killed in between, is one. */
    synchronized void add(PutAside letter) {
        if (letters.putIfAbsent(letter.id(), letter) == null) {
            oldestFirst.add(letter);
            State marked = strays.remove(letter.id());
            states.put(letter.id(), marked == null ? State.OPEN : marked);
        }
        if (letters.size() > most) {
            PutAside oldest = oldestFirst.removeFirst();
            letters.remove(oldest.id());
            states.remove(oldest.id());
        }
    }

    /** What is said last counts. */
    synchronized void mark(Mark mark) {
        if (letters.containsKey(mark.letter())) {
            states.put(mark.letter(), mark.state());
            return;
        }
        strays.put(mark.letter(), mark.state());
        if (strays.size() > most) {
            strays.remove(strays.keySet().iterator().next());
        }
    }

    synchronized Optional<PutAside> find(UUID id) {
        return Optional.ofNullable(letters.get(id));
    }

    synchronized State state(PutAside letter) {
        return states.getOrDefault(letter.id(), State.OPEN);
    }

    synchronized DeadLetter view(PutAside letter) {
        return letter.in(state(letter));
    }

    /** How many of some wait. */
    synchronized int open(Predicate<PutAside> which) {
        return (int) letters.values().stream()
                .filter(letter -> state(letter) == State.OPEN && which.test(letter))
                .count();
    }

    /**
     * Letters in one state, newest first.
     *
     * @param state {@code null} for any
     * @param after where to go on; one that is not known any more begins again
     */
    synchronized List<PutAside> newest(
            Predicate<PutAside> which, @Nullable State state, @Nullable UUID after, int limit) {
        return some(oldestFirst.descendingSet(), which, state, after, limit);
    }

    /** Letters that wait, oldest first; see {@link #newest}. */
    synchronized List<PutAside> waiting(Predicate<PutAside> which, @Nullable UUID after, int limit) {
        return some(oldestFirst, which, State.OPEN, after, limit);
    }

    private List<PutAside> some(
            NavigableSet<PutAside> ordered,
            Predicate<PutAside> which,
            @Nullable State state,
            @Nullable UUID after,
            int limit) {
        PutAside last = after == null ? null : letters.get(after);
        NavigableSet<PutAside> rest = last == null ? ordered : ordered.tailSet(last, false);
        List<PutAside> found = new ArrayList<>();
        for (PutAside letter : rest) {
            if (found.size() == limit) {
                break;
            }
            if ((state == null || state == state(letter)) && which.test(letter)) {
                found.add(letter);
            }
        }
        return found;
    }
}
