package dev.tribal.platform.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distinct errors of one rank: the first ones, from which others follow, and the last ones, which ended the log. */
final class KeptErrors {
    private final int mostFirst;
    private final int mostLast;
    private final int firstRoom;
    private final Map<Key, LogError> first = new LinkedHashMap<>();
    private final Map<Key, LogError> last = new LinkedHashMap<>();
    private int firstLength;
    private int length;
    private int left;

    /**
     * @param mostFirst how many no later one takes the place of
     * @param mostLast how many of the later ones are kept
     * @param firstRoom how many characters the first ones may have together
     */
    KeptErrors(int mostFirst, int mostLast, int firstRoom) {
        this.mostFirst = mostFirst;
        this.mostLast = mostLast;
        this.firstRoom = firstRoom;
    }

    /**
     * Counts an error that stands in one more line; whether it is one that is kept. One of which is not known where it
     * happened is the same as any of its wording: tools repeat in a summary what they told of before.
     */
    boolean again(Key key, int line) {
        return Stream.of(first, last).anyMatch(errors -> again(errors, key, line));
    }

    private static boolean again(Map<Key, LogError> errors, Key key, int line) {
        Key same = errors.containsKey(key) || errors.isEmpty()
                ? key
                : errors.keySet().stream().filter(key::isLike).findFirst().orElse(key);
        return errors.computeIfPresent(same, (_, earlier) -> earlier.again(line)) != null;
    }

    void add(Key key, LogError error) {
        int more = error.text().length();
        length += more;
        if (last.isEmpty() && first.size() < mostFirst && firstLength + more <= firstRoom) {
            firstLength += more;
            first.put(key, error);
            return;
        }
        last.put(key, error);
        if (last.size() > mostLast) {
            dropMiddle();
        }
    }

    /** Leaves out the oldest one behind the first ones; whether there was one. */
    boolean dropMiddle() {
        return dropOldest(last);
    }

    /** The same, and then the first ones, too. */
    boolean dropAny() {
        return dropMiddle() || dropOldest(first);
    }

    private boolean dropOldest(Map<Key, LogError> errors) {
        var oldest = errors.values().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        length -= oldest.next().text().length();
        oldest.remove();
        left++;
        return true;
    }

    List<LogError> all() {
        return Stream.concat(first.values().stream(), last.values().stream()).toList();
    }

    /**
     * What tells errors apart.
     *
     * @param wording type, file and message without what varies
     * @param place where a trace says that it happened, empty if none does
     */
    record Key(String wording, String place) {
        boolean isLike(Key other) {
            return wording.equals(other.wording) && (place.isEmpty() || other.place.isEmpty());
        }
    }

    /** Of all texts, in characters. */
    int length() {
        return length;
    }

    /** How many were left out. */
    int left() {
        return left;
    }
}
