package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.WriteFault;
import java.util.function.Supplier;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.TransactionSystemException;

/** Turns what the database throws into one sentence that says what to change. */
final class JdbcFaults {
    private final WriteFault writeFault = new WriteFault();

    /** Opens something; failures that have nothing to do with the database pass through. */
    static <T> T opening(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (RuntimeException e) {
            String sentence = SqlSentence.of(e);
            throw sentence == null ? e : new RecordStoreException(sentence, e);
        }
    }

    <T> T reading(Supplier<T> calls) {
        try {
            return calls.get();
        } catch (NestedRuntimeException e) {
            throw fault(e);
        }
    }

    void writing(Runnable calls) {
        try {
            calls.run();
            writeFault.forget();
        } catch (NestedRuntimeException e) {
            throw writeFault.remember(fault(e));
        }
    }

    /** Throws what the last write failed with, if it did. */
    void throwWriteFault() {
        writeFault.throwIfAny();
    }

    private static RecordStoreException fault(NestedRuntimeException e) {
        // SQLite may have rolled back by itself, so that doing it again fails, too; what came first says why.
        Throwable first = e instanceof TransactionSystemException both ? both.getOriginalException() : e;
        String sentence = SqlSentence.of(first == null ? e : first);
        return new RecordStoreException(
                sentence == null ? "The database of the records cannot be used; this is tried again." : sentence, e);
    }
}
