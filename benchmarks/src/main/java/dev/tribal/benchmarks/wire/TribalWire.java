package dev.tribal.benchmarks.wire;

import dev.tribal.mcp.protocol.McpServer;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.ServerInfo;
import dev.tribal.mcp.protocol.http.McpEndpoint;
import dev.tribal.mcp.protocol.http.OriginPolicy;
import dev.tribal.mcp.protocol.http.Requests;
import dev.tribal.mcp.protocol.http.SessionRequests;
import dev.tribal.mcp.protocol.input.PendingReplies;
import dev.tribal.mcp.protocol.seal.Seal;
import dev.tribal.mcp.protocol.session.RunningCalls;
import dev.tribal.mcp.protocol.session.SessionMethods;
import dev.tribal.mcp.protocol.session.SessionStates;
import dev.tribal.mcp.protocol.session.Sessions;
import dev.tribal.mcp.protocol.signal.LocalBus;
import dev.tribal.mcp.protocol.stream.UpdateStreams;
import dev.tribal.mcp.protocol.tool.Tool;
import dev.tribal.mcp.protocol.tool.ToolAnnotations;
import dev.tribal.mcp.protocol.tool.ToolRegistry;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.mcp.protocol.tool.ToolsFeature;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tribal's wire with one tool that says what it is told, without the security and the limits in front of it. */
public final class TribalWire {
    private TribalWire() {}

    public static void main(String[] args) throws Exception {
        var context = new AnnotationConfigWebApplicationContext();
        context.register(Wire.class);
        WireServer.run(new DispatcherServlet(context));
    }

    /** What mcp-gateway is made of, for one instance. */
    @EnableWebMvc
    @Configuration(proxyBeanMethods = false)
    static class Wire {
        private static final Duration DAY = Duration.ofDays(1);

        @Bean
        McpEndpoint endpoint() {
            var bus = new LocalBus();
            var seal = new Seal(new byte[32], Clock.systemUTC());
            var states = new SessionStates(bus, DAY);
            var running = new RunningCalls(bus);
            var replies = new PendingReplies(bus, DAY);
            var streams = new UpdateStreams(10, 10, 10);
            var sessions = new SessionRequests(new Sessions(seal, states, DAY), states, running, replies, streams);
            var server = new McpServer(
                    new ServerInfo("tribal", "Tribal", "1", List.of(), ""),
                    List.of(new ToolsFeature(new ToolRegistry(List.of(echo()))), new SessionMethods(states)));
            var party = new Party("tenant", "subject");
            return new McpEndpoint(
                    new Requests(server, sessions, running, replies, seal),
                    sessions,
                    new OriginPolicy(List.of()),
                    () -> party);
        }

        private static Tool echo() {
            ObjectNode schema = JsonMapper.shared().createObjectNode().put("type", "object");
            schema.putObject("properties").putObject("text").put("type", "string");
            schema.putArray("required").add("text");
            return new Tool(
                    "echo",
                    "Echo",
                    "Says what it is told",
                    schema,
                    null,
                    new ToolAnnotations(true, false, true, false),
                    UnaryOperator.identity(),
                    (arguments, _) -> {
                        String text = arguments.path("text").asString();
                        return ToolResult.of(text, Map.of("text", text));
                    });
        }
    }
}
