package dev.tribal.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsnKeyTest {
    private static final String KEY = ApiKey.of("0123456789abcdef", "a-b_c__u_h--d0123456789012345678901234567890A");

    @Test
    void keyGoesThereAndBack() {
        String dsnKey = DsnKey.of(KEY);
        // What the SDK for browsers takes.
        assertThat(dsnKey)
                .startsWith("tribal_0123456789abcdef_a_hb_uc_u_uu_uh_h_hd")
                .matches("\\w+");
        assertThat(DsnKey.apiKey(dsnKey)).contains(KEY);
    }

    @Test
    void keyAsItIsIsTakenToo() {
        assertThat(DsnKey.apiKey(KEY)).contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tribal_", "tribal_a", "tribal_a_", "tribal_a_b.c", "0123456789abcdef0123456789abcdef"})
    void anythingElseIsNone(String publicKey) {
        assertThat(DsnKey.apiKey(publicKey)).isEmpty();
    }
}
