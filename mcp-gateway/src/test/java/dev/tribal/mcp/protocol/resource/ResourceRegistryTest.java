package dev.tribal.mcp.protocol.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceRegistryTest {
    private final ResourceRegistry registry = new ResourceRegistry(
            List.of(Resource.text("notes://all", "all", "All", "All notes", "text/plain", "everything")),
            List.of(new ResourceTemplate(
                    "notes://one/{name}/text",
                    "one",
                    "One",
                    "One note",
                    "text/plain",
                    name -> name.equals("gone") ? Optional.empty() : Optional.of("note " + name),
                    List::of)));

    @Test
    void fixedUriIsRead() {
        assertThat(registry.read("notes://all"))
                .hasValue(ResourceContents.text("notes://all", "text/plain", "everything"));
    }

    @Test
    void templateIsFilledIn() {
        assertThat(registry.read("notes://one/a/text").orElseThrow().text()).isEqualTo("note a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "notes://one//text",
                "notes://one/text",
                "notes://one/a/b/text",
                "notes://one/gone/text",
                "notes://other",
                "notes:"
            })
    void otherUrisHoldNothing(String uri) {
        assertThat(registry.read(uri)).isEmpty();
    }
}
