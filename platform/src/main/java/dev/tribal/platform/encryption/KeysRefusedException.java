package dev.tribal.platform.encryption;

import org.jspecify.annotations.Nullable;

/** There are no usable keys for the stores; the message is one sentence that says what to change, and shows no key. */
public final class KeysRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public KeysRefusedException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
