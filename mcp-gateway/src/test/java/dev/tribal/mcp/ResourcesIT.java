package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The resources as an agent sees them, over real HTTP. */
class ResourcesIT extends CallingIT {
    @Test
    void resourcesAreListedAndRead() {
        errors.add(Records.record("T", "a \u202Emessage", Records.solution("d", null, null)));
        assertThat(wire().request("resources/list", Map.of())
                        .at("/result/resources/0/uri")
                        .asString())
                .isEqualTo("tribal://instructions/system");
        assertThat(wire().request("resources/templates/list", Map.of())
                        .at("/result/resourceTemplates/0/uriTemplate")
                        .asString())
                .isEqualTo("tribal://errors/{id}");
        assertThat(read("tribal://instructions/system")
                        .at("/result/contents/0/text")
                        .asString())
                .contains("Call `find_similar_errors`");
        assertThat(read("tribal://errors/" + Records.id("T"))
                        .at("/result/contents/0/text")
                        .asString())
                .contains("\"error_message\":\"a message\"");
    }

    @ParameterizedTest
    @CsvSource({"tribal://errors/17", "tribal://errors/5b9f7a52-5c0e-5d0c-9b1a-3f3f0f8f2c11", "file:///etc/passwd"})
    void unknownResourceIsNotFound(String uri) {
        JsonNode error = read(uri).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32002);
        assertThat(error.at("/data/uri").asString()).isEqualTo(uri);
    }

    private JsonNode read(String uri) {
        return wire().request("resources/read", Map.of("uri", uri));
    }
}
