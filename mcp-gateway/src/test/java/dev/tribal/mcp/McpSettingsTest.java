package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpSettingsTest {
    @Test
    void originsAreTaken() {
        assertThat(settings("https://a.example", "http://b.example:81").allowedOrigins())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a.example", "https://a.example/"})
    void whatIsNoOriginIsRefusedWithItsKey(String origin) {
        assertThatThrownBy(() -> settings(origin))
                .hasMessageContaining("tribal.mcp.allowed-origins")
                .hasMessageContaining(origin);
    }

    @Test
    void keyIsNotShown() {
        assertThat(settings().toString()).doesNotContain("secret");
    }

    private static McpSettings settings(String... origins) {
        return new McpSettings(
                List.of(origins), Path.of("key"), "secret", Duration.ofHours(1), Duration.ofMinutes(1), 10, 8, 5);
    }
}
