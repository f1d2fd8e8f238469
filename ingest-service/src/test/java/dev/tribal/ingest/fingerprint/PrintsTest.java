package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.platform.template.MessageForm;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintsTest {
    private final Prints prints =
            new Prints("v1:a", List.of("v2:place:b", "v2:test:c"), MessageForm.of("Error", "boom"));

    @Test
    void eachVersionDecidesByItsSurest() {
        assertThat(prints.deciding(1)).isEqualTo("v1:a");
        assertThat(prints.deciding(2)).isEqualTo("v2:place:b");
        assertThatThrownBy(() -> prints.deciding(3)).hasMessageContaining("No version 3");
    }

    @Test
    void whatDecidedBeforeGoesWithAReportAndNothingElseOfOldVersionsDoes() {
        assertThat(prints.further(List.of())).containsExactly("v2:place:b", "v2:test:c");
        assertThat(prints.further(List.of(1))).containsExactly("v2:place:b", "v2:test:c", "v1:a");
    }
}
