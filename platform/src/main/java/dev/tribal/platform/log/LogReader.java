package dev.tribal.platform.log;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads cleaned lines in bounded memory: a line that is longer than the limit loses its middle. Not for several threads. */
final class LogReader {
    static final int MAX_LINE = 16 * 1024;

    private final Reader source;
    private final char[] buffer = new char[64 * 1024];
    private final StringBuilder raw = new StringBuilder();
    private final PrivateKeys keys = new PrivateKeys();
    private boolean cut;
    private int length;
    private int at;
    private int number;

    LogReader(Reader source) {
        this.source = source;
    }

    /** The next line; {@code null} at the end. */
    @Nullable LogLine next() throws IOException {
        raw.setLength(0);
        cut = false;
        boolean any = false;
        while (at < length || fill()) {
            any = true;
            int end = at;
            while (end < length && buffer[end] != '\n') {
                end++;
            }
            append(end);
            boolean whole = end < length;
            at = whole ? end + 1 : end;
            if (whole) {
                break;
            }
        }
        return any ? new LogLine(++number, keys.without(LineCleaner.clean(whole()))) : null;
    }

    private boolean fill() throws IOException {
        at = 0;
        length = Math.max(0, source.read(buffer));
        return length > 0;
    }

    private void append(int end) {
        raw.append(buffer, at, end - at);
        if (raw.length() > 2 * MAX_LINE) {
            raw.delete(MAX_LINE / 2, raw.length() - MAX_LINE / 2);
            cut = true;
        }
    }

    /** The line; where its middle is missing, without the words that were cut, because half a secret is none to a rule. */
    private String whole() {
        if (!cut) {
            return raw.toString();
        }
        int head = MAX_LINE / 2;
        int tail = head;
        while (head > 0 && !Character.isWhitespace(raw.charAt(head - 1))) {
            head--;
        }
        while (tail < raw.length() && !Character.isWhitespace(raw.charAt(tail))) {
            tail++;
        }
        return raw.substring(0, head) + "…" + raw.substring(tail);
    }
}
