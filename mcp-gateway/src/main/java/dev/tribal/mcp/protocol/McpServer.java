package dev.tribal.mcp.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers messages, one by one and without memory of earlier ones, so that any instance can answer any of them. */
public final class McpServer {
    private static final Logger LOG = LoggerFactory.getLogger(McpServer.class);

    private final Map<String, Feature.Method> methods = new HashMap<>();

    public McpServer(ServerInfo info, List<Feature> features) {
        features.forEach(feature -> methods.putAll(feature.methods()));
        methods.putAll(new Lifecycle(info, features).methods());
    }

    /** The answer to a request; none to any other message. */
    public Optional<Answer> answer(Message message) {
        return switch (message) {
            case Message.Request request -> Optional.of(answer(request));
            case Message.Notification _, Message.Reply _ -> Optional.empty();
        };
    }

    private Answer answer(Message.Request request) {
        try {
            return new Answer.Result(request.id(), method(request.method()).answer(request.params()));
        } catch (McpException e) {
            return Answer.Failure.of(request.id(), e);
        } catch (RuntimeException e) {
            LOG.error("A request failed unexpectedly", e);
            var hidden = new McpException(ErrorCode.INTERNAL_ERROR, "The server failed; its log says more");
            return Answer.Failure.of(request.id(), hidden);
        }
    }

    private Feature.Method method(String name) {
        Feature.Method method = methods.get(name);
        if (method == null) {
            // Clients of 2026-07-28 try server/discover first and go on with initialize after this answer.
            throw new McpException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + name);
        }
        return method;
    }
}
