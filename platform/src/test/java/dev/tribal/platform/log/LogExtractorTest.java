package dev.tribal.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogExtractorTest {
    private static final LogExtractor EXTRACTOR = new LogExtractor(Rules.of(Rules.builtIn()));

    record Sample(String name, String log, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() throws IOException {
        try (InputStream file = LogExtractorTest.class.getResourceAsStream("samples.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^### ")).skip(1).map(LogExtractorTest::sample);
        }
    }

    private static Sample sample(String section) {
        List<String> lines = Arrays.asList(section.split("\n"));
        return new Sample(
                lines.getFirst(),
                lines.stream().skip(1).filter(line -> !isExpected(line)).collect(Collectors.joining("\n")),
                lines.stream()
                        .filter(LogExtractorTest::isExpected)
                        .map(line -> line.substring(4))
                        .toList());
    }

    private static boolean isExpected(String line) {
        return line.startsWith("=== ") && line.contains(" | ");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatFailedIsFoundWithAllThatBelongsToIt(Sample sample) throws IOException {
        assertThat(extract(sample.log()).errors().stream()
                        .map(error -> "%s | %s | %s | %d-%d"
                                .formatted(
                                        error.tool(),
                                        error.type(),
                                        error.message(),
                                        error.firstLine(),
                                        error.lastLine())))
                .containsExactlyElementsOf(sample.expected());
    }

    @Test
    void theStepInWhichItHappenedIsNamed() throws IOException {
        String log = "##[group]Run make test\ncart.c:12:7: error: no";

        assertThat(extract(log).errors().getFirst().step()).isEqualTo("make test");
    }

    @Test
    void whereItStandsAgainIsCounted() throws IOException {
        LogError error = extract("a.c:1:1: error: no\nx\n".repeat(3)).errors().getFirst();

        assertThat(error.count()).isEqualTo(3);
        assertThat(error.repeated()).containsExactly(3, 5);
    }

    @Test
    void aLogWithoutEndIsReadInBoundedMemory() throws IOException {
        String line = "cart.c:%d:7: error: unlike the others %s\n";
        Reader endless = new Reader() {
            private long left = 4L * 1024 * 1024;
            private StringReader current = new StringReader("");
            private int number;

            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                int read = current.read(buffer, offset, length);
                if (read < 0 && left > 0) {
                    String next = line.formatted(
                            number++, Integer.toString(number, 36).replaceAll("[0-9]", "q"));
                    left -= next.length();
                    current = new StringReader(next);
                    return read(buffer, offset, length);
                }
                return read;
            }

            @Override
            public void close() {}
        };

        Extraction extraction = EXTRACTOR.extract(endless);

        assertThat(extraction.errors()).hasSize(200);
        assertThat(extraction.more()).isPositive();
    }

    @Test
    void oneLineOfAnyLengthIsRead() throws IOException {
        String log = "cart.c:12:7: error: no " + "x".repeat(20 * 1024 * 1024);

        assertThat(extract(log).errors().getFirst().text()).hasSizeLessThan(3 * LogReader.MAX_LINE);
    }

    @Test
    void aPrivateKeyIsNoPartOfWhatIsFound() throws IOException {
        String key = "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEowIBAAKCAQEAzVn7q2\n".repeat(30)
                + "-----END RSA PRIVATE KEY-----\n";

        Extraction extraction = extract(key + "##[error]Process completed with exit code 3.");

        assertThat(extraction.errors()).hasSize(1);
        assertThat(extraction.errors().getFirst().text()).doesNotContain("MIIE");
    }

    @Test
    void theErrorBeforeTheEndIsKeptHoweverManyCameBefore() throws IOException {
        var log = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            log.append("cart.c:12:7: error: no ")
                    .append(Integer.toString(i, 2).replace('0', 'a').replace('1', 'b'))
                    .append('\n');
        }
        log.append("till.c:12:7: error: this one ended it\n");

        Extraction extraction = extract(log.toString());

        assertThat(extraction.errors()).hasSize(200);
        assertThat(extraction.errors().getFirst().message()).isEqualTo("no a");
        assertThat(extraction.errors().getLast().file()).isEqualTo("till.c");
        assertThat(extraction.more()).isEqualTo(301);
    }

    @Test
    void whatSaysLessMakesRoomForWhatSaysMore() {
        var findings = new Findings(_ -> {});
        for (int i = 0; i < 150; i++) {
            findings.add(error(Rank.LIKELY, i));
        }
        for (int i = 0; i < 150; i++) {
            findings.add(error(Rank.CAUSE, i));
        }
        findings.add(error(Rank.LIKELY, 200));

        List<LogError> kept = findings.extraction().errors();

        assertThat(kept).allMatch(error -> error.rank() == Rank.CAUSE);
        assertThat(kept.getFirst().firstLine()).isZero();
        assertThat(kept.getLast().firstLine()).isEqualTo(149);
        assertThat(kept.stream().mapToInt(error -> error.text().length()).sum()).isLessThanOrEqualTo(4 * 1024 * 1024);
    }

    private static LogError error(Rank rank, int line) {
        String name = Integer.toString(line, 2).replace('0', 'a').replace('1', 'b');
        return new LogError(
                "gcc", rank, "error", name, "x".repeat(60_000), null, null, null, null, line, line, 1, List.of());
    }

    @Test
    void wordsThatALongLineLosesInPartAreLeftOut() throws IOException {
        String log = "cart.c:12:7: error: no " + ("secret" + "x".repeat(40) + " ").repeat(2000);

        assertThat(extract(log).errors().getFirst().text().split("\\s"))
                .allMatch(word -> !word.contains("x") || word.contains("secret" + "x".repeat(40)));
    }

    @Test
    void textsOfOneLogStayWithinBounds() throws IOException {
        var log = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            log.append("Exception in thread \"main\" java.lang.Error: e")
                    .append("q".repeat(i))
                    .append('\n');
            log.append(("\tat a.B.c(B.java:1)" + " ".repeat(1000) + "\n").repeat(500));
        }

        assertThat(extract(log.toString()).errors().stream()
                        .mapToInt(error -> error.text().length())
                        .sum())
                .isLessThan(5 * 1024 * 1024);
    }

    @Test
    void failuresOfOneWordingInTwoPlacesAreTwoErrorsAndASummaryAddsNone() throws IOException {
        String failed = """
                ______________ test ______________
                >       assert total() == 3
                E       AssertionError: assert %d == 3

                tests/%s: AssertionError
                """;
        String log = failed.formatted(4, "test_cart.py:12")
                + failed.formatted(7, "test_tax.py:5")
                + failed.formatted(9, "test_cart.py:12")
                + "=========== summary ===========\n2 failed\n\nE       AssertionError: assert 4 == 3\n";
        assertThat(extract(log).errors()).extracting(LogError::count).containsExactly(3, 1);
    }

    private static Extraction extract(String log) throws IOException {
        return EXTRACTOR.extract(new StringReader(log));
    }
}
