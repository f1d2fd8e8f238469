package dev.tribal.search.feed;

import java.util.OptionalLong;

/** Changes of records could not be applied, the first of them or any other; they are read again. */
final class NotAppliedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OptionalLong behind;
    private final RuntimeException reason;

    /** @param behind messages of the topic that are not applied yet, these among them; empty if that is not known */
    NotAppliedException(OptionalLong behind, RuntimeException reason) {
        super(reason);
        this.behind = behind;
        this.reason = reason;
    }

    OptionalLong behind() {
        return behind;
    }

    RuntimeException reason() {
        return reason;
    }
}
