package dev.tribal.mcp.protocol.signal;

import java.util.function.Consumer;

/** Carries signals to all instances, this one included. */
public interface SignalBus {
    /** Returns when the signal is on its way; listeners of this instance have heard it by then. */
    void publish(Signal signal);

    /** Lets somebody hear every signal from now on. */
    void listen(Consumer<Signal> listener);
}
