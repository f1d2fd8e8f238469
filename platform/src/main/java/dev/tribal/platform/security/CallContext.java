package dev.tribal.platform.security;

import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.Callable;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/** Lets other threads work for the current request. */
public final class CallContext {
    private static final ContextSnapshotFactory CONTEXT =
            ContextSnapshotFactory.builder().build();

    private CallContext() {}

    /** The same work as the caller of this thread, and in its trace. */
    public static <T> Callable<T> wrap(Callable<T> work) {
        return CONTEXT.captureAll().wrap(new DelegatingSecurityContextCallable<>(work));
    }
}
