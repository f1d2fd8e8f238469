package dev.tribal.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.ErrorRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** If this fails after a new schema version or a release, write the row that it expects above the others. */
    @Test
    void firstRowOfTheCompatibilityMatrixIsThisVersion() throws Exception {
        int newest = SchemaHistory.RECORDS.newest();
        String reads =
                IntStream.rangeClosed(1, newest).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String project = Files.readString(Path.of("../pom.xml"));
        Matcher version = Pattern.compile("<artifactId>tribal</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(project);
        assertThat(version.find()).isTrue();

        assertThat(Files.readString(Path.of("../docs/operations.md")))
                .contains("| Tribal | reads | writes | what is new in it |\n|---|---|---|---|\n| %s | %s | %d |"
                        .formatted(version.group(1), reads, newest));
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
