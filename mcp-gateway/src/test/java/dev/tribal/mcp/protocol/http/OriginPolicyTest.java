package dev.tribal.mcp.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
    private final OriginPolicy policy = new OriginPolicy(List.of("https://tools.example.com"));

    @Test
    void clientThatIsNoBrowserMayCall() {
        assertThat(policy.allows(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:3000", "http://127.0.0.1", "http://[::1]:8080", "https://tools.example.com"})
    void pagesOfThisMachineAndNamedOnesMayCall(String origin) {
        assertThat(policy.allows(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.evil.example",
                "https://tools.example.com.evil.example",
                "http://tools.example.com",
                "null",
                "",
                "http://[",
                "localhost"
            })
    void othersMayNot(String origin) {
        assertThat(policy.allows(origin)).isFalse();
    }
}
