package dev.tribal.ingest.sarif;

import java.util.Set;
import java.util.function.IntConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads parts of a file into memory, as long as there is room for their values: three bytes of a
 * body, {@code [],}, take a hundred of the heap.
 */
final class BoundedTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** So many values are asked for at once. */
    private static final int STEP = 1_000;

    private final JsonParser parser;
    private final Runnable refusal;
    private final IntConsumer more;
    private int room;
    private int untaken;

    /**
     * @param most how many values there is room for
     * @param more is told how many more values may be held than ever before
     * @param refusal throws what the sender is told when there is no more
     */
    BoundedTree(JsonParser parser, int most, IntConsumer more, Runnable refusal) {
        this.parser = parser;
        this.room = most;
        this.untaken = most;
        this.more = more;
        this.refusal = refusal;
    }

    /**
     * Reads the value at which the parser stands.
     *
     * @param without names of properties that are left out at every depth
     */
    JsonNode read(Set<String> without) {
        take();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(without);
            case START_ARRAY -> array(without);
            case VALUE_STRING -> JSON.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> JSON.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> JSON.booleanNode(true);
            case VALUE_FALSE -> JSON.booleanNode(false);
            default -> JSON.nullNode();
        };
    }

    /** Takes the room of one value. */
    void take() {
        room--;
        if (room < 0) {
            refusal.run();
        }
        if (room < untaken) {
            untaken -= STEP;
            more.accept(STEP);
        }
    }

    /** How many more values there is room for. */
    int room() {
        return room;
    }

    /** Makes the room that was there before values which are not held any more. */
    void forget(int before) {
        room = before;
    }

    private JsonNode whole() {
        return switch (parser.getNumberType()) {
            case INT -> JSON.numberNode(parser.getIntValue());
            case LONG -> JSON.numberNode(parser.getLongValue());
            default -> JSON.numberNode(parser.getBigIntegerValue());
        };
    }

    private ObjectNode object(Set<String> without) {
        ObjectNode object = JSON.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (without.contains(name)) {
                parser.skipChildren();
            } else {
                object.set(name, read(without));
            }
        }
        return object;
    }

    private ArrayNode array(Set<String> without) {
        ArrayNode array = JSON.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(without));
        }
        return array;
    }
}
