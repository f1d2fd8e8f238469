package dev.tribal.mcp.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The two forms of a report: the flat one that tools declare, because models fill it in best, and the nested one of the
 * REST interface, which some agents send all the same.
 */
final class FlatForm {
    private static final List<Field> FIELDS = List.of(
            new Field("language", "context", "language"),
            new Field("framework", "context", "framework"),
            new Field("error_message", "context", "error_message"),
            new Field("code_snippet", "context", "code_snippet"),
            new Field("stack_trace", "context", "stack_trace"),
            new Field("task_description", "context", "task_description"),
            new Field("solution_description", "solution", "description"),
            new Field("solution_code_fix", "solution", "code_fix"),
            new Field("solution_explanation", "solution", "explanation"),
            new Field("solution_verify", "solution", "verify"),
            new Field("references", "solution", "references"),
            new Field("project", "origin", "project"),
            new Field("test_id", "origin", "test_id"));

    private FlatForm() {}

    /** Brings nested fields to the top; what stands there already wins, and what has no flat name stays where it is. */
    static ObjectNode flatten(ObjectNode arguments) {
        ObjectNode flat = arguments.deepCopy();
        for (Field field : FIELDS) {
            if (flat.get(field.group()) instanceof ObjectNode group) {
                JsonNode value = group.remove(field.inGroup());
                if (value != null && !value.isNull()) {
                    flat.putIfAbsent(field.name(), value);
                }
                if (group.isEmpty()) {
                    flat.remove(field.group());
                }
            }
        }
        return flat;
    }

    /** Puts flat fields where the REST interface has them. */
    static ObjectNode nest(ObjectNode flat) {
        ObjectNode nested = JsonMapper.shared().createObjectNode();
        for (Map.Entry<String, JsonNode> entry : flat.properties()) {
            find(entry.getKey()).ifPresentOrElse(field -> put(nested, field, entry.getValue()), () -> {
                if (isGroup(entry.getKey()) && entry.getValue() instanceof ObjectNode group) {
                    nested.withObjectProperty(entry.getKey()).setAll(group);
                } else {
                    nested.set(entry.getKey(), entry.getValue());
                }
            });
        }
        return nested;
    }

    private static void put(ObjectNode nested, Field field, JsonNode value) {
        nested.withObjectProperty(field.group()).set(field.inGroup(), value);
    }

    private static boolean isGroup(String name) {
        return FIELDS.stream().anyMatch(field -> field.group().equals(name));
    }

    /** The flat name of a nested field, for example {@code solution_code_fix} for {@code solution.code_fix}. */
    static String flatName(String nested) {
        return FIELDS.stream()
                .filter(field -> nested.startsWith(field.group() + "." + field.inGroup()))
                .findFirst()
                .map(field -> field.name()
                        + nested.substring(
                                field.group().length() + 1 + field.inGroup().length()))
                .orElse(nested);
    }

    private static Optional<Field> find(String name) {
        return FIELDS.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private record Field(String name, String group, String inGroup) {}
}
