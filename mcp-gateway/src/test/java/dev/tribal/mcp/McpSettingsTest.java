package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpSettingsTest {
    @Test
    void originsAreTaken() {
        assertThat(new McpSettings(List.of("https://a.example", "http://b.example:81")).allowedOrigins())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a.example", "https://a.example/"})
    void whatIsNoOriginIsRefusedWithItsKey(String origin) {
        assertThatThrownBy(() -> new McpSettings(List.of(origin)))
                .hasMessageContaining("tribal.mcp.allowed-origins")
                .hasMessageContaining(origin);
    }
}
