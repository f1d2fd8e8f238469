package dev.tribal.platform.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final Placeholders PLACEHOLDERS = new Placeholders(new byte[32], "acme");
    private static final Scrubber ALL = new Scrubber(RuleFile.builtIn());
    private static final Scrubber AS_DELIVERED = new Scrubber(
            RuleFile.builtIn().stream().filter(rule -> rule.option() == null).toList());

    static Stream<Corpus.Line> positives() {
        return Stream.of(Corpus.builtIn(), Corpus.options())
                .flatMap(List::stream)
                .filter(Corpus.Line::isPositive);
    }

    static Stream<Corpus.Line> negatives() {
        return Corpus.builtIn().stream().filter(line -> !line.isPositive());
    }

    static Stream<Corpus.Line> negativesOfOptions() {
        return Corpus.options().stream().filter(line -> !line.isPositive());
    }

    @ParameterizedTest
    @MethodSource("positives")
    void aSecretIsTakenOutWhateverStandsAroundIt(Corpus.Line line) {
        line.sample(0).everywhere().forEach(sample -> {
            String scrubbed = ALL.scrub(sample.text(), PLACEHOLDERS).text();
            assertThat(scrubbed).contains("[redacted:").doesNotContain(sample.secrets());
        });
    }

    @ParameterizedTest
    @MethodSource("positives")
    void theRuleItselfFindsIt(Corpus.Line line) {
        ScrubRule rule = RuleFile.builtIn().stream()
                .filter(one -> one.id().equals(line.rule()))
                .findAny()
                .orElseThrow();
        Corpus.Sample sample = line.sample(1);

        ScrubbedText scrubbed = new Scrubber(List.of(rule)).scrub(sample.text(), PLACEHOLDERS);

        assertThat(scrubbed.text()).doesNotContain(sample.secrets());
        assertThat(scrubbed.counts()).containsEntry(rule.id(), sample.secrets().size());
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void aNearMissStaysAsItIs(Corpus.Line line) {
        String text = line.sample(0).text();

        assertThat(AS_DELIVERED.scrub(text, PLACEHOLDERS).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("negativesOfOptions")
    void aNearMissOfAnOptionStaysAsItIs(Corpus.Line line) {
        String text = line.sample(0).text();

        assertThat(ALL.scrub(text, PLACEHOLDERS).text()).isEqualTo(text);
    }

    @Test
    void everyRuleHasAPositiveAndANearMiss() {
        Map<String, List<Corpus.Line>> byRule = Corpus.byRule();

        assertThat(RuleFile.builtIn()).allSatisfy(rule -> {
            List<Corpus.Line> lines = byRule.getOrDefault(rule.id(), List.of());
            assertThat(lines).as(rule.id()).anyMatch(Corpus.Line::isPositive);
            assertThat(lines).as(rule.id()).anyMatch(line -> !line.isPositive());
        });
    }

    /** Recall by class over 200 made-up secrets of each form in six surroundings. */
    @Test
    void ninetyNineInAHundredOfEachClassAreFound() {
        Map<String, int[]> byRule = new TreeMap<>();
        positives()
                .forEach(line -> IntStream.range(0, 200)
                        .mapToObj(line::sample)
                        .flatMap(Corpus.Sample::everywhere)
                        .forEach(sample -> count(sample, byRule.computeIfAbsent(line.rule(), _ -> new int[2]))));

        int all = byRule.values().stream().mapToInt(count -> count[0]).sum();
        int found = byRule.values().stream().mapToInt(count -> count[1]).sum();
        System.out.printf("recall %.3f %% of %d secrets%n", 100.0 * found / all, all);
        byRule.entrySet().removeIf(entry -> entry.getValue()[0] == entry.getValue()[1]);
        byRule.forEach((rule, count) -> System.out.println("  " + rule + " " + Arrays.toString(count)));
        assertThat(byRule)
                .allSatisfy((rule, count) ->
                        assertThat((double) count[1] / count[0]).as(rule).isGreaterThanOrEqualTo(0.99));
    }

    private static void count(Corpus.Sample sample, int[] count) {
        String scrubbed = ALL.scrub(sample.text(), PLACEHOLDERS).text();
        count[0] += sample.secrets().size();
        count[1] += (int) sample.secrets().stream()
                .filter(secret -> !scrubbed.contains(secret))
                .count();
    }
}
