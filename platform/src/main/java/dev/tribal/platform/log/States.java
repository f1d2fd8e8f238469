package dev.tribal.platform.log;

import dev.tribal.platform.log.Part.Begin;
import dev.tribal.platform.log.Part.Chars;
import dev.tribal.platform.log.Part.Choice;
import dev.tribal.platform.log.Part.End;
import dev.tribal.platform.log.Part.One;
import dev.tribal.platform.log.Part.Repeat;
import dev.tribal.platform.log.Part.Row;
import dev.tribal.platform.log.Place.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The states of a {@link Screen}: each a set of places in the expression that are possible behind what was read. */
final class States {
    /** Of an expression that nothing is known of. */
    static final States UNKNOWN = new States();

    private static final int MOST_PLACES = 4_000;
    private static final int MOST_STATES = 300;

    /** So many texts pay for making the states again. */
    private static final int MOST_GIVEN_UP = 300;

    private static final int SYMBOLS = Chars.ASCII + 1;

    private final List<Place> places = new ArrayList<>();
    /** The places from which a match can be reached behind the beginning of a text. */
    private final BitSet alive = new BitSet();

    private final @Nullable Place start;
    /** Its states lead to none of an earlier one. */
    private volatile Cache cache = new Cache();

    private States() {
        this.start = null;
    }

    private States(Part part) {
        Place match = place(Kind.MATCH, Chars.NONE);
        Place whole = place(part, match);
        // Anywhere in the text: what stands before it is skipped.
        Place begin = place(Kind.FORK, Chars.NONE);
        Place skipped = place(Kind.ONE, Chars.ALL);
        skipped.after.add(begin);
        begin.after.addAll(List.of(whole, skipped));
        findAlive();
        this.start = places.size() > MOST_PLACES ? null : begin;
    }

    static States of(Part part) {
        return new States(part);
    }

    private void findAlive() {
        int before = -1;
        while (alive.cardinality() > before) {
            before = alive.cardinality();
            for (Place place : places) {
                boolean leads = place.after.stream().anyMatch(next -> alive.get(next.number));
                if (place.kind == Kind.MATCH || place.kind != Kind.BEGIN && leads) {
                    alive.set(place.number);
                }
            }
        }
    }

    /** Before anything was read; {@code null} if nothing can be said. */
    @Nullable State first() {
        Cache now = cache;
        if (now.first == null && start != null) {
            now.first = state(now, List.of(start), true);
        }
        return now.first;
    }

    /**
     * The state behind one more character; {@code null} if there are too many to go on with this text.
     *
     * @param c {@link Chars#ASCII} for any beyond
     */
    @Nullable State next(State state, int c) {
        State next = state.next[c];
        return next == null ? made(state, c) : next;
    }

    private @Nullable State made(State state, int c) {
        List<Place> after = new ArrayList<>();
        state.places.stream().mapToObj(places::get).forEach(place -> {
            if (place.kind == Kind.ONE && place.chars.has(c)) {
                after.addAll(place.after);
            }
        });
        State next = state(cache, after, false);
        state.next[c] = next;
        return next;
    }

    private @Nullable State state(Cache now, List<Place> from, boolean atBegin) {
        BitSet reached = new BitSet();
        from.forEach(place -> reach(place, atBegin, false, reached));
        if (!atBegin) {
            reached.and(alive);
        }
        State known = now.known.get(reached);
        if (known != null) {
            return known;
        }
        if (now.known.size() >= MOST_STATES) {
            giveUp(now);
            return null;
        }
        BitSet atEnd = new BitSet();
        from.forEach(place -> reach(place, atBegin, true, atEnd));
        return now.known.computeIfAbsent(reached, set -> new State(set, isMatch(set), isMatch(atEnd)));
    }

    /** One log must not decide for all that follow. What it costs to begin anew is small next to the texts given up. */
    private void giveUp(Cache full) {
        if (full.givenUp.incrementAndGet() == MOST_GIVEN_UP) {
            cache = new Cache();
        }
    }

    private boolean isMatch(BitSet set) {
        return set.stream().anyMatch(number -> places.get(number).kind == Kind.MATCH);
    }

    /** Follows what needs no character. */
    private static void reach(Place place, boolean atBegin, boolean atEnd, BitSet reached) {
        if (reached.get(place.number)) {
            return;
        }
        reached.set(place.number);
        boolean goesOn = switch (place.kind) {
            case FORK -> true;
            case BEGIN -> atBegin;
            case END -> atEnd;
            case ONE, MATCH -> false;
        };
        if (goesOn) {
            place.after.forEach(next -> reach(next, atBegin, atEnd, reached));
        }
    }

    /** The place from which a part leads to the next one. */
    private Place place(Part part, Place next) {
        if (places.size() > MOST_PLACES) {
            return next;
        }
        return switch (part) {
            case One(var chars) -> leading(place(Kind.ONE, chars), next);
            case Begin() -> leading(place(Kind.BEGIN, Chars.NONE), next);
            case End() -> leading(place(Kind.END, Chars.NONE), next);
            case Row(var parts) -> {
                Place first = next;
                for (Part one : parts.reversed()) {
                    first = place(one, first);
                }
                yield first;
            }
            case Choice(var parts) -> {
                Place fork = place(Kind.FORK, Chars.NONE);
                parts.forEach(one -> fork.after.add(place(one, next)));
                yield fork;
            }
            case Repeat repeat -> repeated(repeat, next);
        };
    }

    private Place repeated(Repeat repeat, Place next) {
        Place tail = next;
        if (repeat.most() == Repeat.ENDLESS) {
            tail = leading(place(Kind.FORK, Chars.NONE), next);
            tail.after.add(place(repeat.part(), tail));
        }
        for (int i = repeat.least(); i < repeat.most(); i++) {
            Place option = leading(place(Kind.FORK, Chars.NONE), next);
            option.after.add(place(repeat.part(), tail));
            tail = option;
        }
        for (int i = 0; i < repeat.least(); i++) {
            tail = place(repeat.part(), tail);
        }
        return tail;
    }

    private static Place leading(Place place, Place next) {
        place.after.add(next);
        return place;
    }

    private Place place(Kind kind, Chars chars) {
        var place = new Place(places.size(), kind, chars);
        places.add(place);
        return place;
    }

    /** What was made so far. */
    private static final class Cache {
        private final Map<BitSet, State> known = new ConcurrentHashMap<>();
        private final AtomicInteger givenUp = new AtomicInteger();
        private volatile @Nullable State first;
    }

    /** Its successors are filled in by whoever needs them; threads that see an old value make the same again. */
    static final class State {
        private final BitSet places;
        private final boolean isMatch;
        private final boolean isMatchAtEnd;
        private final @Nullable State[] next = new State[SYMBOLS];

        State(BitSet places, boolean isMatch, boolean isMatchAtEnd) {
            this.places = places;
            this.isMatch = isMatch;
            this.isMatchAtEnd = isMatchAtEnd;
        }

        /** Whatever follows. */
        boolean isMatch() {
            return isMatch;
        }

        /** If nothing follows. */
        boolean isMatchAtEnd() {
            return isMatchAtEnd;
        }

        /** Whether nothing can lead to a match any more. */
        boolean isDead() {
            return places.isEmpty();
        }
    }
}
