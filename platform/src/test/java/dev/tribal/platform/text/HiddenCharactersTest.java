package dev.tribal.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.text.HiddenCharacters.Part;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {
    @ParameterizedTest
    @CsvSource({
        "a\u0000\u0007b, ab",
        "'\u001B[1;31mred\u001B[0m', red",
        "a\u200Bb\uFEFFc\u00ADd, abcd",
        "safe\u202Etxt.exe\u2066, safetxt.exe",
        "x\uDB40\uDC41\uDB40\uDC42y, xy",
        "a\uFE0F\u3164b, ab",
        "half\uD83D, half",
        "\uD83D\uDE00 ümläut 日本, \uD83D\uDE00 ümläut 日本"
    })
    void nothingThatIsHiddenIsLeft(String text, String clean) {
        assertThat(HiddenCharacters.removed(text)).isEqualTo(clean);
    }

    @Test
    void everyLineBreakBecomesOne() {
        assertThat(HiddenCharacters.removed("a\r\nb\rc\u2028d\te\n\r\u001B[K\n"))
                .isEqualTo("a\nb\nc\nd\te\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0000b, a⟨U+0000⟩b",
        "'\u001B[1;31mred\u001B[0m', ⟨ESC[1;31m⟩red⟨ESC[0m⟩",
        "'\u001B]0;x\u0007', ⟨U+001B⟩]0;x⟨U+0007⟩",
        "if (admin\u202E \u2066) {, if (admin⟨U+202E⟩ ⟨U+2066⟩) {",
        "rm\u200B -rf, rm⟨U+200B⟩ -rf",
        "x\uDB40\uDC41, x⟨U+E0041⟩",
        "a\uFE0Fb\u200Dc\u3164, a⟨U+FE0F⟩b⟨U+200D⟩c⟨U+3164⟩",
        "a\u2028b, a⟨U+2028⟩b",
        "half\uD83D, half⟨U+D83D⟩"
    })
    void whatIsHiddenIsMarkedWhereItStands(String text, String shown) {
        assertThat(shown(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\r\n\tb\n",
                "ümläut 日本 שלום",
                "\u26A0\uFE0F failed \u2714\uFE0F",
                "1\uFE0F\u20E3",
                "\uD83D\uDC68\uD83C\uDFFD\u200D\uD83D\uDCBB",
                "\u2764\uFE0F\u200D\uD83D\uDD25"
            })
    void whatIsSeenStaysAsItIs(String text) {
        assertThat(shown(text)).isEqualTo(text);
        assertThat(HiddenCharacters.marked(text)).noneMatch(Part::isMark);
    }

    @Test
    void emojiHidesNothingBehindIt() {
        assertThat(shown("\u26A0\uFE0F\uFE0F\u200Dx")).isEqualTo("\u26A0\uFE0F⟨U+FE0F⟩⟨U+200D⟩x");
    }

    @Test
    void markIsToldFromTextThatLooksLikeOne() {
        assertThat(HiddenCharacters.marked("⟨U+202E⟩\u202E"))
                .containsExactly(new Part("⟨U+202E⟩", false), new Part("⟨U+202E⟩", true));
    }

    private static String shown(String text) {
        return HiddenCharacters.marked(text).stream().map(Part::text).collect(Collectors.joining());
    }
}
