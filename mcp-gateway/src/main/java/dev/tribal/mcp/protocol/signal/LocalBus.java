package dev.tribal.mcp.protocol.signal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A bus for one instance. */
public final class LocalBus implements SignalBus {
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    @Override
    public void listen(Consumer<Signal> listener) {
        listeners.add(listener);
    }
}
