package dev.tribal.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String ID = "0123456789abcdef";
    private static final String SECRET = "A".repeat(43);
    private static final String KEY = "tribal_0123456789abcdef." + SECRET + "0MnJ9W";

    @Test
    void checksumIsTheOneThatZlibComputes() {
        assertThat(ApiKey.of(ID, SECRET)).isEqualTo(KEY);
    }

    @Test
    void everyMistypedCharacterIsNoticed() {
        for (int i = 0; i < KEY.length(); i++) {
            char other = KEY.charAt(i) == 'b' ? 'c' : 'b';
            String mistyped = KEY.substring(0, i) + other + KEY.substring(i + 1);
            assertThat(ApiKey.isWellFormed(mistyped)).as(mistyped).isFalse();
        }
    }

    @Test
    void keyHasAnIdAndASecret() {
        assertThat(ApiKey.isWellFormed(KEY)).isTrue();
        assertThat(ApiKey.idOf(KEY)).isEqualTo(ID);
        assertThat(ApiKey.secretOf(KEY)).startsWith(SECRET);
    }

    @Test
    void keyOfTheFirstVersionHasNoChecksumAndStaysGood() {
        assertThat(ApiKey.isWellFormed("tribal_0123456789abcdef." + SECRET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tribal_",
                "tribal_.",
                "tribal_a.",
                "tribal_.b",
                "tribal_a b.c",
                "tribal_a.b\r\nX: y",
                "other_a.b"
            })
    void whatHasAnotherFormIsNoKey(String text) {
        assertThat(ApiKey.isWellFormed(text)).isFalse();
    }
}
