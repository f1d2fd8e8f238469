package dev.tribal.contracts.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message that was published once and has to stay readable: {@code TYPE.json} and {@code TYPE.headers.json}. */
record GoldenFile(String type) {
    static final JsonMapper JSON = JsonMapper.shared();

    JsonNode value() {
        return JSON.readTree(bytes(type + ".json"));
    }

    byte[] bytes() {
        return bytes(type + ".json");
    }

    Map<String, String> headers() {
        return JSON.readValue(bytes(type + ".headers.json"), new TypeReference<TreeMap<String, String>>() {});
    }

    Headers kafkaHeaders() {
        return kafkaHeaders(headers());
    }

    static Headers kafkaHeaders(Map<String, String> headers) {
        var result = new RecordHeaders();
        headers.forEach((name, value) -> result.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return result;
    }

    static Map<String, String> read(Headers headers) {
        var result = new TreeMap<String, String>();
        headers.forEach(header -> result.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return result;
    }

    private static byte[] bytes(String name) {
        try (InputStream file = GoldenFile.class.getResourceAsStream("/golden/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
