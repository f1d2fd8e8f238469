package dev.tribal.contracts.schema;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions of one kind of data, as the steps that bring its JSON from each version to the next. Data is upcast when
 * it is read; it is always written in the newest version.
 *
 * @see <a href="https://leanpub.com/esversioning">Greg Young, Versioning in an Event Sourced System: upcasting</a>
 */
public final class SchemaHistory {
    /**
     * Events. Version 2: a text of a context may be an excerpt, with the whole in the blob store. A reader of version 1
     * would take the excerpt for the whole; a context of version 1 is one without attachments.
     */
    public static final SchemaHistory EVENTS = new SchemaHistory("The event", List.of(SchemaHistory::sameShape));

    /** Records, for the same reason. */
    public static final SchemaHistory RECORDS = new SchemaHistory("The record", List.of(SchemaHistory::sameShape));

    private static final String SCHEMA_VERSION = "schema_version";

    private final String what;
    private final List<Consumer<ObjectNode>> steps;

    SchemaHistory(String what, List<Consumer<ObjectNode>> steps) {
        this.what = what;
        this.steps = List.copyOf(steps);
    }

    /** The version that is written. */
    public int newest() {
        return steps.size() + 1;
    }

    /**
     * Brings JSON of any known version into the newest shape, in place.
     *
     * @throws NewerSchemaException if this code does not know the version
     */
    public void upcast(ObjectNode tree, int version) {
        if (version < 1) {
            throw new IllegalArgumentException("Schema versions count from 1");
        }
        requireKnown(version);
        steps.subList(version - 1, steps.size()).forEach(step -> step.accept(tree));
        if (tree.has(SCHEMA_VERSION)) {
            tree.put(SCHEMA_VERSION, newest());
        }
    }

    /** Reads JSON of any known version; {@code null} if the JSON says so. */
    public <T> T read(JsonMapper json, byte[] data, int version, Class<T> type) {
        // The usual case needs no detour over a tree.
        if (version == newest()) {
            return json.readValue(data, type);
        }
        JsonNode tree = json.readTree(data);
        if (tree instanceof ObjectNode object) {
            upcast(object, version);
        }
        return json.treeToValue(tree, type);
    }

    /** The version that a record's JSON says it has; 1 if it says nothing. */
    public static int versionOf(ObjectNode record) {
        return record.path(SCHEMA_VERSION).asInt(1);
    }

    /** Throws {@link NewerSchemaException} unless this code knows the version. */
    public void requireKnown(int version) {
        if (version > newest()) {
            throw new NewerSchemaException(what, version, newest());
        }
    }

    private static void sameShape(ObjectNode tree) {
        // What version 2 added may be absent.
    }
}
