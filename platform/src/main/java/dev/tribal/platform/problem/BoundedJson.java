package dev.tribal.platform.problem;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON from outside as trees of bounded size: three bytes of it, <code>{},</code>, take a hundred of the heap.
 */
public final class BoundedJson {
    /**
     * Names, values and the ends of lists and objects. The densest bodies, those of OTLP, have one in 6 bytes: what is
     * sent in good faith and has the usual size (5 MB) stays below.
     */
    public static final int MOST_TOKENS = 1_000_000;

    static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .build();

    private BoundedJson() {}

    /** For what others say in their own form; what it throws at too many values {@link MalformedInput} words. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
