package dev.tribal.mcp;

import dev.tribal.mcp.protocol.McpServer;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.http.McpEndpoint;
import dev.tribal.mcp.protocol.http.OriginPolicy;
import dev.tribal.mcp.protocol.http.Requests;
import dev.tribal.mcp.protocol.http.SessionRequests;
import dev.tribal.mcp.protocol.input.PendingReplies;
import dev.tribal.mcp.protocol.seal.Seal;
import dev.tribal.mcp.protocol.session.RunningCalls;
import dev.tribal.mcp.protocol.session.SessionStates;
import dev.tribal.mcp.protocol.session.Sessions;
import dev.tribal.mcp.protocol.signal.SignalBus;
import dev.tribal.mcp.protocol.stream.UpdateStreams;
import dev.tribal.platform.secret.InstallationKey;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint and what it keeps for its clients: sessions, open streams, questions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpSettings.class)
class McpWireConfiguration {
    @Bean
    Seal mcpSeal(McpSettings settings) {
        return new Seal(InstallationKey.of(settings.key(), "tribal.mcp.key", settings.keyFile()), Clock.systemUTC());
    }

    @Bean
    UpdateStreams mcpStreams(McpSettings settings) {
        return new UpdateStreams(settings.streams(), settings.streamsPerTenant(), settings.streamsPerCaller());
    }

    @Bean
    StreamsEnd mcpStreamsEnd(UpdateStreams mcpStreams) {
        return new StreamsEnd(mcpStreams);
    }

    @Bean
    SessionStates mcpSessionStates(SignalBus mcpSignals, McpSettings settings) {
        return new SessionStates(mcpSignals, settings.sessionLifetime());
    }

    @Bean
    PendingReplies mcpPendingReplies(SignalBus mcpSignals, McpSettings settings) {
        return new PendingReplies(mcpSignals, settings.answerTimeout());
    }

    @Bean
    RunningCalls mcpRunningCalls(SignalBus mcpSignals) {
        return new RunningCalls(mcpSignals);
    }

    @Bean
    SessionRequests mcpSessionRequests(
            Seal mcpSeal,
            SessionStates states,
            RunningCalls running,
            PendingReplies replies,
            UpdateStreams streams,
            McpSettings settings) {
        var sessions = new Sessions(mcpSeal, states, settings.sessionLifetime());
        return new SessionRequests(sessions, states, running, replies, streams);
    }

    @Bean
    McpEndpoint mcpEndpoint(
            McpServer server,
            SessionRequests sessions,
            RunningCalls running,
            PendingReplies replies,
            Seal mcpSeal,
            CurrentCaller caller,
            McpSettings settings) {
        return new McpEndpoint(
                new Requests(server, sessions, running, replies, mcpSeal),
                sessions,
                new OriginPolicy(settings.allowedOrigins()),
                () -> party(caller.get()));
    }

    private static Party party(Caller caller) {
        return new Party(caller.tenant(), Audience.of(caller), caller.subject());
    }
}
