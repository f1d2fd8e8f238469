package dev.tribal.platform.log;

import dev.tribal.platform.log.Part.Chars;
import java.util.ArrayList;
import java.util.List;

/** A place in a regular expression, and where it leads to. */
final class Place {
    final int number;
    final Kind kind;
    final Chars chars;
    final List<Place> after = new ArrayList<>();

    /** @param chars with which one gets past it; none if it needs no character */
    Place(int number, Kind kind, Chars chars) {
        this.number = number;
        this.kind = kind;
        this.chars = chars;
    }

    /** What it takes to get past it. */
    enum Kind {
        ONE,
        FORK,
        BEGIN,
        END,
        MATCH
    }
}
