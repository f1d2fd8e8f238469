package dev.tribal.embedding.model.onnx;

import java.util.Arrays;

/** Collects token ids up to a fixed number and ignores the rest. */
final class TokenBuffer {
    private final long[] ids;
    private int size;

    TokenBuffer(int capacity) {
        this.ids = new long[capacity];
    }

    boolean isFull() {
        return size == ids.length;
    }

    void add(long id) {
        if (!isFull()) {
            ids[size++] = id;
        }
    }

    int mark() {
        return size;
    }

    /** Forgets what was added since the mark. */
    void reset(int mark) {
        size = mark;
    }

    /** The collected ids and one more. */
    long[] endedBy(long last) {
        long[] all = Arrays.copyOf(ids, size + 1);
        all[size] = last;
        return all;
    }
}
