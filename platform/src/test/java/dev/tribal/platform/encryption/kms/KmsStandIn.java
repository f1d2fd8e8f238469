package dev.tribal.platform.encryption.kms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers Decrypt in the JSON shape of KMS. It is no KMS: it shows what is asked and answers what a test says.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html">API reference</a>
 */
final class KmsStandIn implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<JsonNode> asked = new ArrayList<>();
    private final Function<Integer, Answer> answers;

    /** @param answers what to answer to each request, which are counted from 1 */
    KmsStandIn(Function<Integer, Answer> answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The bodies of all requests. */
    synchronized List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            asked.add(body);
            boolean isDecrypt =
                    "TrentService.Decrypt".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            Answer answer = isDecrypt ? answers.apply(asked.size()) : Answer.refused("UnknownOperationException");
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What KMS answers. */
    record Answer(int status, String body) {
        static Answer key(String base64) {
            return new Answer(
                    200,
                    "{\"KeyId\":\"arn:aws:kms:eu-west-1:111122223333:key/1\",\"Plaintext\":\"%s\"}".formatted(base64));
        }

        static Answer refused(String code) {
            return new Answer(
                    400, "{\"__type\":\"%s\",\"message\":\"arn:aws:iam::111122223333:user/ci\"}".formatted(code));
        }

        static Answer broken() {
            return new Answer(500, "{\"__type\":\"KMSInternalException\"}");
        }
    }
}
