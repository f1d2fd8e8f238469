package dev.tribal.mcp.protocol.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.mcp.protocol.LogLevel;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.signal.Signal;
import dev.tribal.mcp.protocol.signal.SignalBus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients told about their sessions after they began: subscriptions, log levels, ends. Every instance has it. */
public final class SessionStates {
    private static final int MOST_SESSIONS = 10_000;
    private static final int MOST_SUBSCRIPTIONS = 100;
    private static final State NEW = new State(Set.of(), null, false);

    private final SignalBus bus;
    private final Cache<String, State> states;

    /** @param lifetime of a session; its state is forgotten then, or when there are too many */
    public SessionStates(SignalBus bus, Duration lifetime) {
        this.bus = bus;
        this.states = Caffeine.newBuilder()
                .maximumSize(MOST_SESSIONS)
                .expireAfterWrite(lifetime)
                .build();
        bus.listen(this::hear);
    }

    /** @throws McpException if the session has too many subscriptions */
    public void subscribe(String session, String uri) {
        Set<String> uris = of(session).uris();
        if (uris.size() >= MOST_SUBSCRIPTIONS && !uris.contains(uri)) {
            throw McpException.invalidParams("A session has at most %d subscriptions".formatted(MOST_SUBSCRIPTIONS));
        }
        bus.publish(new Signal.Subscribed(session, uri));
    }

    public void unsubscribe(String session, String uri) {
        bus.publish(new Signal.Unsubscribed(session, uri));
    }

    public void setLevel(String session, LogLevel level) {
        bus.publish(new Signal.LevelSet(session, level));
    }

    public void end(String session) {
        bus.publish(new Signal.Ended(session));
    }

    public boolean isSubscribed(String session, String uri) {
        return of(session).uris().contains(uri);
    }

    /** The least urgent log messages that a session wants; {@code null} for none. */
    public @Nullable LogLevel level(String session) {
        return of(session).level();
    }

    public boolean isEnded(String session) {
        return of(session).ended();
    }

    private State of(String session) {
        State state = states.getIfPresent(session);
        return state == null ? NEW : state;
    }

    private void hear(Signal signal) {
        switch (signal) {
            case Signal.Subscribed(String session, String uri) -> change(session, true, uri);
            case Signal.Unsubscribed(String session, String uri) -> change(session, false, uri);
            case Signal.LevelSet(String session, LogLevel level) ->
                states.asMap().compute(session, (_, state) -> (state == null ? NEW : state).with(level));
            case Signal.Ended(String session) -> states.put(session, new State(Set.of(), null, true));
            case Signal.Replied _, Signal.Cancelled _ -> {}
        }
    }

    private void change(String session, boolean add, String uri) {
        states.asMap().compute(session, (_, state) -> (state == null ? NEW : state).with(add, uri));
    }

    private record State(Set<String> uris, @Nullable LogLevel level, boolean ended) {
        State with(LogLevel other) {
            return new State(uris, other, ended);
        }

        State with(boolean add, String uri) {
            Set<String> changed = new HashSet<>(uris);
            if (add && changed.size() < MOST_SUBSCRIPTIONS) {
                changed.add(uri);
            } else if (!add) {
                changed.remove(uri);
            }
            return new State(Set.copyOf(changed), level, ended);
        }
    }
}
