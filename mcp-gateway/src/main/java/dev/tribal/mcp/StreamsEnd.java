package dev.tribal.mcp;

import dev.tribal.mcp.protocol.stream.UpdateStreams;
import org.springframework.context.SmartLifecycle;

/** Ends open streams before the web server waits for its requests, so that a stop takes no longer for them. */
final class StreamsEnd implements SmartLifecycle {
    private final UpdateStreams streams;
    private volatile boolean running;

    StreamsEnd(UpdateStreams streams) {
        this.streams = streams;
    }

    @Override
    public void start() {
        streams.reopen();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start is the first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
