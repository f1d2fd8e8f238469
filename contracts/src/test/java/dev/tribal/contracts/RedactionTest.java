package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final Redaction TOKEN = new Redaction("github-token", "context.stack_trace", 2);
    private static final Redaction EMAIL = new Redaction("email", "metadata", 1);

    @Test
    void theLatestOfARuleAndFieldCounts() {
        var later = new Redaction("github-token", "context.stack_trace", 5);

        assertThat(Redaction.merged(List.of(TOKEN, EMAIL), List.of(later))).containsExactly(EMAIL, later);
    }

    @Test
    void whatIsTooMuchIsForgottenOldestFirst() {
        List<Redaction> many = IntStream.range(0, Redaction.MOST)
                .mapToObj(i -> new Redaction("rule-" + i, "metadata", 1))
                .toList();

        assertThat(Redaction.merged(List.of(TOKEN), many)).isEqualTo(many);
    }
}
