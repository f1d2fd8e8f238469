package dev.tribal.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.ErrorRecord;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemaHistoryTest {
    private final SchemaHistory history = new SchemaHistory("The thing", List.of(append("2"), append("3")));

    @Test
    void everyStepFromTheVersionOnIsTakenInOrder() {
        assertThat(upcast(1)).isEqualTo(tree("""
                {"schema_version":3,"steps":"23"}"""));
        assertThat(upcast(2)).isEqualTo(tree("""
                {"schema_version":3,"steps":"3"}"""));
        assertThat(upcast(3)).isEqualTo(tree("""
                {"schema_version":3,"steps":""}"""));
    }

    @Test
    void aNewerVersionIsRefusedWithBothVersions() {
        assertThatExceptionOfType(NewerSchemaException.class)
                .isThrownBy(() -> upcast(4))
                .withMessageContainingAll("The thing has schema version 4", "up to 3", "upgrade Tribal");
    }

    @Test
    void dataWithoutAVersionIsOfTheFirst() {
        assertThat(SchemaHistory.versionOf(tree("{}"))).isEqualTo(1);
        assertThat(SchemaHistory.versionOf(tree("{\"schema_version\":7}"))).isEqualTo(7);
    }

    @Test
    void recordsAndEventsHaveTheVersionThatTheRecordsCarry() {
        assertThat(SchemaHistory.RECORDS.newest()).isEqualTo(ErrorRecord.SCHEMA_VERSION);
        assertThat(SchemaHistory.EVENTS.newest()).isEqualTo(ErrorRecord.SCHEMA_VERSION);
    }

    private ObjectNode upcast(int version) {
        ObjectNode tree = tree("{\"schema_version\":%d,\"steps\":\"\"}".formatted(version));
        history.upcast(tree, version);
        return tree;
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static Consumer<ObjectNode> append(String step) {
        return tree -> tree.put("steps", tree.path("steps").asString() + step);
    }
}
