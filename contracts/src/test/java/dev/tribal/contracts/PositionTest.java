package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.convert.support.DefaultConversionService;

class PositionTest {
    @ParameterizedTest
    @ValueSource(strings = {"0-0", "3-1042", "2147483647-9223372036854775807"})
    void readsWhatItWrites(String text) {
        assertThat(Position.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "3",
                "3-",
                "-3",
                "3--1",
                "-1-3",
                "+3-4",
                "3-+4",
                "3-4-5",
                " 3-4",
                "3-4 ",
                "a-b",
                "٣-٤",
                "3.0-4",
                "2147483648-0",
                "4294967295-0",
                "0-9223372036854775808",
                "0-18446744073709551615"
            })
    void refusesEveryOtherForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.of(text));
    }

    @Test
    void springConvertsItInBothDirections() {
        var conversion = new DefaultConversionService();

        assertThat(conversion.convert("3-1042", Position.class)).isEqualTo(new Position(3, 1042));
        assertThat(conversion.convert(new Position(3, 1042), String.class)).isEqualTo("3-1042");
    }
}
