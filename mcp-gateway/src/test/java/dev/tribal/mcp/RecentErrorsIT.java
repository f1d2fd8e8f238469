package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was seen last, as a tool and as a resource. */
class RecentErrorsIT extends GatewayIT {
    @Test
    void recentErrorsAreThoseOfTheProjectAndAreAResourceToo() {
        text("track_error", Map.of("error_type", "A", "error_message", "in shop", "project", "my shop"));
        text("track_error", Map.of("error_type", "B", "error_message", "elsewhere", "project", "other"));
        assertThat(text("recent_errors", Map.of("project", "My Shop", "detail", "brief")))
                .contains("1 found", "in shop")
                .doesNotContain("elsewhere");
        assertThat(text("recent_errors", Map.of())).contains("2 found");
        assertThat(wire().request("resources/read", Map.of("uri", "tribal://projects/my%20shop/recent"))
                        .at("/result/contents/0/text")
                        .asString())
                .contains("in shop")
                .doesNotContain("elsewhere");
        assertThat(wire().request("completion/complete", completion("tribal://projects/{project}/recent", "my"))
                        .at("/result/completion/values/0")
                        .asString())
                .isEqualTo("my shop");
    }

    private static Map<String, ?> completion(String template, String typed) {
        return Map.of(
                "ref", Map.of("type", "ref/resource", "uri", template),
                "argument", Map.of("name", "project", "value", typed));
    }

    private String text(String tool, Map<String, ?> arguments) {
        return wire().call(tool, arguments).at("/content/0/text").asString();
    }

    private Wire wire() {
        return new Wire(url());
    }
}
