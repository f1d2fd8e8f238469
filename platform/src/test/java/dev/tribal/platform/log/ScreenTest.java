package dev.tribal.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.tribal.platform.log.ProblemMatcher.PatternLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
    private static final int TEXTS = 400;

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "^error: ~ an error: x",
                "b+c$ ~ abbcd",
                "^a{2,3}$ ~ aaaa",
                "(?i)exit(?:ed)? [1-9] ~ EXITED 0",
                "^(?:a|b)\\d ~ ca1",
                "[^a-z]x ~ ax bx",
                "^\\S+\\.rb: ~ a b.rb:",
                "x$ ~ xy",
                "^.x ~ 💥💥x",
                "^[^a]b ~ 💥ab"
            })
    void saysThatNothingMatches(String regexp, String text) {
        assertThat(Screen.of(regexp).mayMatch(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "(?i)KILLED ~ was killed",
                "^a{2,3}$ ~ aaa",
                "a*? ~ b",
                "[]x]y ~ ]y",
                "[a-]z ~ -z",
                "^(?:│|\\|) ~ │ text",
                "^. FAILED ~ 💥 FAILED",
                "^[🚨x] ~ 🚨 late",
                "^[^a]b ~ 💥b",
                "^💥{2}\\🚨?$ ~ 💥💥🚨",
                "\\x41 ~ what is not understood passes"
            })
    void letsThroughWhatMayMatch(String regexp, String text) {
        assertThat(Screen.of(regexp).mayMatch(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é"})
    void emptyExpressionIsEverywhere(String text) {
        assertThat(Screen.of("").mayMatch(text)).isTrue();
    }

    /** Texts made of pieces of the expressions themselves, so that some match and most nearly do. */
    @Test
    void neverKeepsBackWhatMatches() {
        var random = new Random(7);
        List<String> all = new ArrayList<>(expressions());
        all.addAll(List.of("^. FAILED", "^[🚨x]", "^[🚀-🚨] [^a]$", "(?i)^💥+.{2}s"));
        List<String> pieces = all.stream()
                .flatMap(regexp -> Stream.of(regexp.split("[\\^$()\\[\\]{}*+?|\\\\]+")))
                .toList();
        int matches = 0;
        for (String regexp : all) {
            var screen = Screen.of(regexp);
            Pattern pattern = Pattern.compile(regexp);
            for (int i = 0; i < TEXTS; i++) {
                String text = text(random, pieces);
                if (pattern.matcher(text).find()) {
                    matches++;
                    assertThat(screen.mayMatch(text))
                            .as("%s in %s", regexp, text)
                            .isTrue();
                }
            }
        }
        assertThat(matches).isPositive();
    }

    @Test
    void oneTextOfVeryManyStatesDoesNotSwitchItOff() {
        var screen = fullOfStates();
        assertThat(screen.mayMatch("Compiling the shop")).as("of known states").isFalse();
    }

    @Test
    void itsStatesAreMadeAnewOnceManyTextsWereGivenUp() {
        var screen = fullOfStates();
        String text = "abaabaaab".repeat(3);
        int tries = 1;
        while (screen.mayMatch(text) && tries <= TEXTS) {
            tries++;
        }
        assertThat(tries).isBetween(2, TEXTS);
    }

    /** Which characters were an {@code a} among the last ones makes a state each. */
    private static Screen fullOfStates() {
        var screen = Screen.of("a.{12}x");
        var random = new Random(1);
        String text =
                random.ints(4_000, 0, 2).mapToObj(bit -> bit == 0 ? "a" : "c").collect(Collectors.joining());
        assertThat(screen.mayMatch(text)).as("given up").isTrue();
        return screen;
    }

    @Test
    void allThatComesWithTribalIsUnderstood() {
        assertThat(expressions())
                .allSatisfy(regexp -> assertThat(Syntax.read(regexp)).as(regexp).isNotNull());
    }

    private static String text(Random random, List<String> pieces) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
            text.append(List.of("", " ", ": ", "1", ".py:", "\tat ", "Ä", "💥", "🚨")
                    .get(random.nextInt(9)));
        }
        return text.toString();
    }

    private static List<String> expressions() {
        List<String> all = new ArrayList<>();
        for (ProblemMatcher matcher : Rules.builtIn()) {
            matcher.pattern().stream().map(PatternLine::regexp).forEach(all::add);
            var block = matcher.block();
            Stream<String> more = block == null
                    ? Stream.empty()
                    : Stream.of(
                            block.continues(),
                            block.needs(),
                            block.resumes(),
                            block.ends() == null ? null : block.ends().regexp());
            Stream.concat(Stream.ofNullable(matcher.unless()), more)
                    .filter(Objects::nonNull)
                    .forEach(all::add);
        }
        return all;
    }
}
