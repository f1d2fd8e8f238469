package dev.tribal.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives spans over OTLP/HTTP as a collector does, and keeps them. */
final class TraceCollector implements AutoCloseable {
    /** Where they are sent to (OTLP/HTTP). */
    static final String PATH = "/v1/traces";

    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final List<Sent> spans = new CopyOnWriteArrayList<>();

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() {
        try {
            var collector = new TraceCollector(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            collector.server.createContext("/", collector::receive);
            collector.server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String endpoint() {
        return url() + PATH;
    }

    /** Of all kinds of telemetry. */
    String url() {
        return "http://localhost:%d".formatted(server.getAddress().getPort());
    }

    /** What was asked for. */
    Set<String> paths() {
        return Set.copyOf(paths);
    }

    List<Span> trace(String id) {
        return sent(id).stream().map(Sent::span).toList();
    }

    /** The spans of a trace with the services that recorded them. */
    List<Sent> sent(String trace) {
        return spans.stream()
                .filter(sent -> HexFormat.of()
                        .formatHex(sent.span.getTraceId().toByteArray())
                        .equals(trace))
                .toList();
    }

    /** Everything that all spans say, as text. */
    String everything() {
        return spans.toString();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            paths.add(path);
            if (!path.equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(this::keep);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans resource) {
        String service = resource.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
        resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.add(new Sent(service, span)));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * One span.
     *
     * @param service which recorded it
     */
    record Sent(String service, Span span) {
        /** Service and name, as {@code search-service: read}. */
        String title() {
            return service + ": " + span.getName();
        }
    }
}
