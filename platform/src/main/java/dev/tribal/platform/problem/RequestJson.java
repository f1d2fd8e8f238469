package dev.tribal.platform.problem;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what clients send to Tribal's own interface. A field that there is none of is refused, since what stands in a
 * mistyped one would be lost without a word; answers and messages are read leniently, so that versions may differ.
 */
public final class RequestJson {
    private final JsonMapper mapper;

    RequestJson(JsonMapper json) {
        this.mapper = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Throws {@link tools.jackson.databind.exc.UnrecognizedPropertyException} at a field that is not known. */
    public JsonMapper mapper() {
        return mapper;
    }
}
