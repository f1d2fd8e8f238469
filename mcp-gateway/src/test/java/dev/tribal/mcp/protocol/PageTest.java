package dev.tribal.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PageTest {
    private static final List<Integer> ALL = IntStream.range(0, 250).boxed().toList();

    @Test
    void pagesHoldEverythingOnceInItsOrder() {
        List<Integer> seen = new ArrayList<>();
        Page<Integer> page = Page.of(ALL, params(null));
        while (page.nextCursor() != null) {
            seen.addAll(page.items());
            page = Page.of(ALL, params(page.nextCursor()));
        }
        seen.addAll(page.items());
        assertThat(seen).isEqualTo(ALL);
        assertThat(page.as("numbers")).containsOnlyKeys("numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "MA", "LTE", "OTk5"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> Page.of(ALL, params(cursor))).isInstanceOf(McpException.class);
    }

    private static ObjectNode params(String cursor) {
        return JsonMapper.shared().createObjectNode().put("cursor", cursor);
    }
}
