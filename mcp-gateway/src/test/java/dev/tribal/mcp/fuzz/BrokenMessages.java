package dev.tribal.mcp.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages that were good once, the same for the same seed. */
final class BrokenMessages {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"tools/call\"",
            "{\"\":{}}",
            "[1,{\"a\":null}]");
    private static final List<String> META = List.of(
            "{}",
            "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{}},\"progressToken\":1}}");
    private static final List<String> CALLS = List.of(
            "initialize|{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"a\"}}",
            "server/discover|{}",
            "ping|{}",
            "tools/list|{\"cursor\":\"MTA\"}",
            "tools/call|{\"name\":\"find_similar_errors\",\"arguments\":{\"query\":\"boom\",\"max_results\":3}}",
            "tools/call|{\"name\":\"track_error\",\"arguments\":{\"error_type\":\"E\",\"error_message\":\"m\"}}",
            "tools/call|{\"name\":\"get_error_by_id\",\"arguments\":{\"error_id\":\"x\"},\"requestState\":\"a.b\","
                    + "\"inputResponses\":{\"a\":{}}}",
            "resources/read|{\"uri\":\"tribal://errors/00000000-0000-0000-0000-000000000000\"}",
            "resources/subscribe|{\"uri\":\"tribal://errors/1\"}",
            "prompts/get|{\"name\":\"diagnose_error\",\"arguments\":{\"error\":\"e\"}}",
            "completion/complete|{\"ref\":{\"type\":\"ref/resource\",\"uri\":\"tribal://errors/{id}\"},"
                    + "\"argument\":{\"name\":\"id\",\"value\":\"a\"}}",
            "logging/setLevel|{\"level\":\"info\"}",
            "notifications/cancelled|{\"requestId\":1}");

    private final Random random;

    BrokenMessages(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        ObjectNode message = good();
        for (int i = random.nextInt(3); i >= 0; i--) {
            breakSomething(message);
        }
        byte[] bytes =
                (random.nextInt(50) == 0 ? "[" + message + "]" : message.toString()).getBytes(StandardCharsets.UTF_8);
        return random.nextInt(3) == 0 ? damaged(bytes) : bytes;
    }

    String revision() {
        return pick(List.of("2025-11-25", "2025-06-18", "2025-03-26", "2026-07-28", "2026-07-28", "2027-01-01", "x"));
    }

    String method() {
        return pick(CALLS).split("\\|", 2)[0];
    }

    String session() {
        return random.nextBoolean() ? "" : "e30." + random.nextInt();
    }

    private ObjectNode good() {
        String[] call = pick(CALLS).split("\\|", 2);
        ObjectNode message = JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", random.nextInt(100))
                .put("method", call[0]);
        ObjectNode params = JSON.readTree(call[1]).asObject();
        params.setAll(JSON.readTree(pick(META)).asObject());
        message.set("params", params);
        return message;
    }

    /** Another value, another name or nothing, somewhere in the message. */
    private void breakSomething(ObjectNode message) {
        ObjectNode place = pick(objects(message));
        List<String> names = new ArrayList<>(place.propertyNames());
        if (names.isEmpty()) {
            place.set("_meta", value());
            return;
        }
        String name = pick(names);
        switch (random.nextInt(4)) {
            case 0 -> place.remove(name);
            case 1 -> place.set(name + "\u0000", place.remove(name));
            case 2 -> place.set(name, nested(random.nextInt(2_000)));
            default -> place.set(name, value());
        }
    }

    private JsonNode value() {
        return JSON.readTree(pick(VALUES));
    }

    private static JsonNode nested(int depth) {
        ArrayNode outermost = JSON.createArrayNode();
        ArrayNode inner = outermost;
        for (int i = 0; i < depth % 300; i++) {
            inner = inner.addArray();
        }
        return outermost;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            default -> (new String(bytes, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_16LE);
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
