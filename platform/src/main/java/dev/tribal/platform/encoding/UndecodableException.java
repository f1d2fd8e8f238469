package dev.tribal.platform.encoding;

import java.io.IOException;

/** A body is not what its {@code Content-Encoding} says, or is cut off. */
public final class UndecodableException extends IOException {
    private static final long serialVersionUID = 1L;

    UndecodableException(ContentCoding coding, Exception cause) {
        super("The body is no whole " + coding.wireName(), cause);
    }
}
