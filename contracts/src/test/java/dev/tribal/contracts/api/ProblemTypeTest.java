package dev.tribal.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
    @Test
    void uriIsStable() {
        assertThat(ProblemType.CONTENT_TOO_LARGE.uri()).hasToString("urn:tribal:problem:content-too-large");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasAnErrorStatusAndATitle(ProblemType type) {
        assertThat(type.status()).isBetween(400, 599);
        assertThat(type.title()).isNotBlank();
    }
}
