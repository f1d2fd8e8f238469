package dev.tribal.ingest.otlp;

import dev.tribal.contracts.Limits;
import dev.tribal.ingest.report.BoundedMetadata;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Attributes of OpenTelemetry as JSON that a person would write. */
record Attributes(ObjectNode json) {
    /** Of a resource or a span, in characters. */
    private static final int SHARED = 4_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Attributes of(List<KeyValue> attributes) {
        ObjectNode json = JSON.objectNode();
        attributes.forEach(attribute -> json.set(attribute.getKey(), json(attribute.getValue())));
        return new Attributes(json);
    }

    /**
     * As metadata that many reports have: bounded, because ten thousand errors of one resource must not make a request
     * ten thousand times as large.
     */
    BoundedMetadata shared() {
        var metadata = new BoundedMetadata(SHARED);
        json.properties().stream()
                .limit(Limits.METADATA_ENTRIES)
                .forEach(entry -> metadata.add(entry.getKey(), entry.getValue()));
        return metadata;
    }

    /** A text that is not blank; {@code null} if there is none of these names. */
    @Nullable String text(String... names) {
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isValueNode() && !value.isNull() && !value.asString("").isBlank()) {
                return value.asString("");
            }
        }
        return null;
    }

    /** The parser of protobuf bounds how deep values are nested. */
    static JsonNode json(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> JSON.stringNode(value.getStringValue());
            case BOOL_VALUE -> JSON.booleanNode(value.getBoolValue());
            case INT_VALUE -> JSON.numberNode(value.getIntValue());
            case DOUBLE_VALUE -> JSON.numberNode(value.getDoubleValue());
            case BYTES_VALUE ->
                JSON.stringNode(
                        Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
            case ARRAY_VALUE -> {
                ArrayNode array = JSON.arrayNode();
                value.getArrayValue().getValuesList().forEach(item -> array.add(json(item)));
                yield array;
            }
            case KVLIST_VALUE -> of(value.getKvlistValue().getValuesList()).json();
            default -> JSON.nullNode();
        };
    }
}
