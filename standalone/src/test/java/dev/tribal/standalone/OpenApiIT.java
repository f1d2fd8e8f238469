package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The description of the HTTP interface that is committed is the one that the product serves. */
class OpenApiIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void committedDocumentEqualsTheServedOne() throws IOException {
        Path committed = Project.root().resolve("docs/api/openapi.json");
        Path served = Path.of("target/openapi.json");
        try (var tribal = Tribal.up(folder.resolve("data"))) {
            Files.writeString(served, tribal.http().get("/openapi").response().body() + "\n");
            assertThat(tribal.http().get("/docs").status()).isIn(200, 302);
        }
        assertThat(JSON.readTree(Files.readString(committed)))
                .as("If the change is meant, copy %s over %s", served.toAbsolutePath(), committed)
                .isEqualTo(JSON.readTree(Files.readString(served)));
    }
}
