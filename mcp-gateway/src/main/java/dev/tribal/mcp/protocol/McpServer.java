package dev.tribal.mcp.protocol;

import dev.tribal.mcp.protocol.input.InputRequiredException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** Answers requests of either era, one by one and without memory of earlier ones. */
public final class McpServer {
    private static final Logger LOG = LoggerFactory.getLogger(McpServer.class);

    private final Map<Era, Map<String, Feature.Method>> methods = new EnumMap<>(Era.class);
    private final StatelessResults stateless;

    public McpServer(ServerInfo info, List<Feature> features) {
        stateless = new StatelessResults(info);
        Map<String, Object> capabilities = new TreeMap<>();
        features.forEach(feature -> capabilities.putAll(feature.capabilities()));
        features.forEach(this::add);
        add(new Lifecycle(info, capabilities));
        add(new Discovery(info, capabilities));
    }

    private void add(Feature feature) {
        for (Era era : Era.values()) {
            if (feature.isPartOf(era)) {
                methods.computeIfAbsent(era, _ -> new HashMap<>()).putAll(feature.methods());
            }
        }
    }

    /**
     * The answer to a request.
     *
     * @throws AccessDeniedException if the caller's token does not suffice; HTTP has an answer of its own for that
     *     (basic/authorization, Scope Challenge Handling)
     */
    public Answer answer(Call call) {
        Message.Request request = call.request();
        Era era = call.client().revision().era();
        try {
            return new Answer.Result(request.id(), result(era, request.method(), call));
        } catch (McpException e) {
            return Answer.Failure.of(request.id(), e, era);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A request failed unexpectedly", e);
            var hidden = new McpException(ErrorCode.INTERNAL_ERROR, "The server failed; its log says more");
            return Answer.Failure.of(request.id(), hidden, era);
        }
    }

    private Object result(Era era, String name, Call call) {
        Feature.Method method = Objects.requireNonNull(methods.get(era)).get(name);
        if (method == null) {
            // Clients of 2026-07-28 try server/discover first and go on with initialize after this answer.
            throw new McpException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + name);
        }
        if (era == Era.SESSIONS) {
            return method.answer(call);
        }
        try {
            return stateless.complete(name, method.answer(call));
        } catch (InputRequiredException e) {
            return stateless.complete(name, e.result());
        }
    }
}
