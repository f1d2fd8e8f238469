package dev.tribal.platform.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScrubberTest {
    private static final Placeholders ACME = new Placeholders(new byte[32], "acme");
    private static final Placeholders GLOBEX = new Placeholders(new byte[32], "globex");
    private static final Scrubber ALL = new Scrubber(RuleFile.builtIn());
    private static final int HOSTILE_LENGTH = 32 * 1024;
    private static final String SECRET = "hunter2-" + "swordfish9";

    static List<ScrubRule> rules() {
        return RuleFile.builtIn();
    }

    @Test
    void theSameSecretHasTheSamePlaceholderInsideATenantWhereverItStands() {
        String first = ALL.scrub("password=" + SECRET, ACME).text();
        String second = ALL.scrub("db.password: \"" + SECRET + "\"", ACME).text();

        assertThat(first).matches("password=\\[redacted:secret:[0-9a-f]{8}\\]");
        assertThat(second).contains(first.substring("password=".length()));
    }

    @Test
    void anotherSecretOrTenantOrInstallationHasAnotherPlaceholder() {
        String text = "password=" + SECRET;
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(Stream.of(
                                ALL.scrub(text, ACME),
                                ALL.scrub(text + "0", ACME),
                                ALL.scrub(text, GLOBEX),
                                ALL.scrub(text, new Placeholders(otherKey, "acme")))
                        .map(ScrubbedText::text))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTextWithoutSecretsIsTheVerySame() {
        String text = "java.lang.NullPointerException: cart is null\n\tat com.example.Shop.pay(Shop.java:42)";

        assertThat(ALL.scrub(text, ACME).text()).isSameAs(text);
    }

    @Test
    void hostAndUserOfAnAddressStay() {
        assertThat(ALL.scrub("postgres://shop:" + SECRET + "@db.example.com:5432/shop", ACME)
                        .text())
                .matches("postgres://shop:\\[redacted:url-password:[0-9a-f]{8}\\]@db.example.com:5432/shop");
    }

    @Test
    void whatTwoRulesFindInOnePlaceIsTakenOutOnceUnderTheNameOfTheBetterOne() {
        String token = "ghp_" + "a1".repeat(18);

        ScrubbedText scrubbed = ALL.scrub("token=" + token, ACME);

        assertThat(scrubbed.text()).matches("token=\\[redacted:github-token:[0-9a-f]{8}\\]");
        assertThat(scrubbed.counts()).containsOnlyKeys("github-token");
    }

    /** Lines of the corpus in any order, glued together with what glues texts. */
    @Test
    void scrubbingTwiceChangesNothing() {
        List<Corpus.Line> lines = Corpus.builtIn();
        var random = new Random(4);
        for (int n = 0; n < 2_000; n++) {
            String text = random.ints(6, 0, lines.size())
                    .mapToObj(i -> lines.get(i).sample(i).text())
                    .collect(Collectors.joining(
                            List.of("", " ", "\n", "\"", "=", ", ").get(n % 6)));

            String once = ALL.scrub(text, ACME).text();

            assertThat(ALL.scrub(once, ACME).text()).as(text).isSameAs(once);
        }
    }

    @Test
    void nothingIsLeftOfASecretThatIsLongerThanItsRuleExpects() {
        String tail = "Zq9".repeat(400);

        assertThat(ALL.scrub("token ya29.a0AfH6SMBx7k2LpQ9vR4" + tail + " was refused", ACME)
                        .text())
                .startsWith("token [redacted:")
                .endsWith("] was refused");
        assertThat(ALL.scrub("password=k4Zx9Qv2Lp7w" + tail + "/+/" + tail + " was refused", ACME)
                        .text())
                .doesNotContain("Zq9");
    }

    @Test
    void aSecretThatBeginsWithASlashIsNoPath() {
        assertThat(ALL.scrub("secret=/k4Zx9Qv2Lp7wR5tY8uN3mB6/vC1xZ0aS9dF2gH", ACME)
                        .text())
                .startsWith("secret=[redacted:");
        String path = "secret=/etc/tribal/secrets/database-password.txt";
        assertThat(ALL.scrub(path, ACME).text()).isSameAs(path);
    }

    /** A text made to keep a rule busy: its anchors, and the beginnings of what it looks for. */
    @ParameterizedTest
    @MethodSource("rules")
    void noTextKeepsARuleBusyForLong(ScrubRule rule) {
        List<String> bricks = hostile(rule);
        for (String brick : bricks) {
            String text = brick.repeat(HOSTILE_LENGTH / brick.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(15), () -> ALL.scrub(text, ACME), () -> rule.id() + ": " + brick);
        }
    }

    private static List<String> hostile(ScrubRule rule) {
        String anchor = rule.anchors().getFirst().replace('#', '4');
        Stream<String> positives = Corpus.byRule().getOrDefault(rule.id(), List.of()).stream()
                .filter(Corpus.Line::isPositive)
                .limit(1)
                .map(line -> line.sample(0).text())
                .map(text -> text.substring(0, text.length() - 1));
        return Stream.concat(
                        Stream.of(
                                anchor,
                                anchor + "a",
                                anchor + "=\"",
                                anchor + "-",
                                anchor + ":a b",
                                anchor + "=",
                                anchor + "=x("),
                        positives)
                .toList();
    }
}
