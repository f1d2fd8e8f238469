package dev.tribal.ingest.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Attributes and their values in the JSON form of OTLP. */
final class JsonValues {
    private JsonValues() {}

    static List<KeyValue> attributes(JsonNode json) {
        List<KeyValue> attributes = new ArrayList<>();
        for (JsonNode attribute : json) {
            attributes.add(KeyValue.newBuilder()
                    .setKey(attribute.path("key").asString(""))
                    .setValue(value(attribute.path("value")))
                    .build());
        }
        return attributes;
    }

    /** A value; an empty one for a form that is not known. */
    static AnyValue value(JsonNode json) {
        var value = AnyValue.newBuilder();
        if (json.has("stringValue")) {
            value.setStringValue(json.path("stringValue").asString(""));
        } else if (json.has("boolValue")) {
            value.setBoolValue(json.path("boolValue").asBoolean(false));
        } else if (json.has("intValue")) {
            value.setIntValue(json.path("intValue").asLong(0));
        } else if (json.has("doubleValue")) {
            value.setDoubleValue(json.path("doubleValue").asDouble(0));
        } else if (json.has("bytesValue")) {
            value.setBytesValue(bytes(json.path("bytesValue").asString("")));
        } else if (json.has("arrayValue")) {
            var array = ArrayValue.newBuilder();
            json.path("arrayValue").path("values").forEach(item -> array.addValues(value(item)));
            value.setArrayValue(array);
        } else if (json.has("kvlistValue")) {
            value.setKvlistValue(KeyValueList.newBuilder()
                    .addAllValues(attributes(json.path("kvlistValue").path("values"))));
        }
        return value.build();
    }

    private static ByteString bytes(String base64) {
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return ByteString.EMPTY;
        }
    }
}
