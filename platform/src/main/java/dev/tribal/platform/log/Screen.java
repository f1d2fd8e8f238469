package dev.tribal.platform.log;

import dev.tribal.platform.log.Part.Chars;
import dev.tribal.platform.log.States.State;

/**
 * Says in one look-up per character that a regular expression matches nowhere in a text, which the expression itself
 * takes a hundred times as long to find out. Sometimes it cannot say so. Safe for threads.
 *
 * <p>A deterministic automaton whose states are made when they are met first (Cox, Regular Expression Matching Can Be
 * Simple And Fast, 2007). What two threads make at once is the same, and one of both is dropped.
 */
final class Screen {
    private final States states;

    private Screen(States states) {
        this.states = states;
    }

    static Screen of(String regexp) {
        Part part = Syntax.read(regexp);
        return new Screen(part == null ? States.UNKNOWN : States.of(part));
    }

    /** False only if the expression is found nowhere in the text. */
    boolean mayMatch(String text) {
        State state = states.first();
        for (int i = 0; i < text.length() && state != null; ) {
            if (state.isMatch()) {
                return true;
            }
            if (state.isDead()) {
                return false;
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            state = states.next(state, Math.min(c, Chars.ASCII));
        }
        return state == null || state.isMatchAtEnd();
    }
}
