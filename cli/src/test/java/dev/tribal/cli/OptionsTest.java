package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void valuesComeAfterASpaceOrAnEqualsSign() {
        var options = Options.of(List.of("reindex", "--model", "a", "--vector-index=b=c", "--status"));

        assertThat(options.command()).isEqualTo("reindex");
        assertThat(options.value("model")).contains("a");
        assertThat(options.value("vector-index")).contains("b=c");
        assertThat(options.has("status")).isTrue();
        assertThat(options.has("cancel")).isFalse();
    }

    @Test
    void wordsAndRepeatedOptionsKeepTheirOrder() {
        var options = Options.of(List.of("keys", "--data-dir", "d", "create", "--project", "b", "--project=a"));

        assertThat(options.words(1)).containsExactly("create");
        assertThat(options.values("project")).containsExactly("b", "a");
        assertThat(options.values("name")).isEmpty();
        assertThatThrownBy(() -> options.words(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown argument create");
    }

    @Test
    void aMissingValueIsSaid() {
        assertThatThrownBy(() -> Options.of(List.of("reindex", "--model")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--model needs a value");
    }

    @Test
    void aFlagWithAValueIsNotTakenForYes() {
        assertThatThrownBy(() -> Options.of(List.of("reindex", "--status=false")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--status takes no value; leave it out to say no");
    }

    @Test
    void anUnknownOptionIsSaid() {
        assertThatThrownBy(() -> Options.of(List.of("reindex", "--modle", "a")))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown option --modle");
        assertThatThrownBy(() -> Options.of(List.of("keys", "list", "--name=a")).allowOnly())
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown option --name");
    }

    @Test
    void allAfterTwoDashesIsLeftAsItIs() {
        var options = Options.of(List.of("run", "--project", "p", "--", "mvn", "--quiet", "--", "-x"));

        assertThat(options.words()).containsExactly("mvn", "--quiet", "--", "-x");
        assertThat(options.value("project")).contains("p");
    }
}
