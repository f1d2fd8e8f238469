package dev.tribal.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.LinkedSolution;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.Solution;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The events that runs, links between errors and their separation lead to. */
class OutcomeLoopGoldenTest {
    private static final String TYPE = "dev.tribal.error.";
    private static final UUID SOLUTION = GoldenMessages.SOLUTION.id();
    private final EventCodec codec = new EventCodec();

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("runs-observed.v2", new RunsObserved(1, 2, 3, "0a1b2c3")),
                Arguments.of(
                        "solution-linked.v2", new SolutionLinked(new LinkedSolution(GoldenMessages.OTHER, SOLUTION))),
                Arguments.of("solution-unlinked.v2", new SolutionUnlinked(SOLUTION)),
                Arguments.of(
                        "reports-separated.v2",
                        new ReportsSeparated(new Separation("v2:test:2e", GoldenMessages.OTHER))),
                Arguments.of("reports-rejoined.v2", new ReportsRejoined(GoldenMessages.OTHER)),
                Arguments.of(
                        "not-kept-apart.v2.several", new ErrorNotKeptApart(GoldenMessages.OTHER, List.of(SOLUTION))),
                Arguments.of(
                        "template-observed.v2",
                        new TemplateObserved(
                                GoldenMessages.OTHER, "v2:template:2e", "loginerror", "no such user here : root")),
                Arguments.of("template-forgotten.v2", new TemplateForgotten(GoldenMessages.OTHER)),
                Arguments.of("solution-recorded.v2.candidate", new SolutionRecorded(candidate())),
                Arguments.of("reported.v2.handed-on", handedOn()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventIsWrittenAndReadAsItsGoldenFile(String type, ErrorEventData data) {
        ErrorEvent event = GoldenMessages.MERGED.withData(data);
        ProducerRecord<String, byte[]> message = codec.write(event);

        var golden = new GoldenFile(TYPE + type);
        assertThat(GoldenFile.read(message.headers())).isEqualTo(golden.headers());
        assertThat(GoldenFile.JSON.readTree(message.value())).isEqualTo(golden.value());
        assertThat(codec.readEvent(golden.kafkaHeaders(), golden.bytes())).isEqualTo(event);
    }

    @Test
    void whatRunsTellIsReadBackAndWhatItMeansIsWrittenBeside() {
        JsonMapper json = JsonMapper.shared();
        var nature = new Nature(3, 38, 1, 2, 0, Instant.parse("2026-03-04T05:06:07Z"));

        String text = json.writeValueAsString(nature);

        assertThat(json.readTree(text).path("kind").asString()).isEqualTo("flaky");
        assertThat(json.readValue(text, Nature.class)).isEqualTo(nature);
    }

    @Test
    void ratesDecideWhatAnErrorIsAndNotCounts() {
        assertThat(new Nature(1, 0, 0, 0, 0, null).kind()).isNull();
        assertThat(new Nature(5, 0, 4, 0, 0, null).kind()).isEqualTo(NatureKind.DETERMINISTIC);
        assertThat(new Nature(5, 1, 4, 1, 0, null).kind()).isEqualTo(NatureKind.FLAKY);
        assertThat(new Nature(100, 1, 99, 1, 0, null).kind()).isEqualTo(NatureKind.DETERMINISTIC);
        assertThat(new Nature(5, 3, 2, 1, 3, null).kind()).isEqualTo(NatureKind.INFRASTRUCTURE);
        assertThat(new Nature(5, 3, 2, 1, 1, null).kind()).isEqualTo(NatureKind.FLAKY);
    }

    @Test
    void oneFaultOfTheSurroundingsSaysNothingAndWhatFailsEachTimeIsNone() {
        assertThat(new Nature(1, 0, 0, 0, 1, null).kind()).isNull();
        assertThat(new Nature(2, 0, 1, 0, 2, null).kind()).isEqualTo(NatureKind.DETERMINISTIC);
        assertThat(new Nature(3, 0, 0, 0, 3, null).kind()).isEqualTo(NatureKind.INFRASTRUCTURE);
        assertThat(new Nature(51, 1, 50, 0, 51, null).kind()).isEqualTo(NatureKind.DETERMINISTIC);
    }

    @Test
    void linksAndSeparationsSurviveTheWay() {
        ErrorRecord record = Objects.requireNonNull(GoldenMessages.RECORD.record());
        Grouping grouping = Grouping.NONE
                .with(new LinkedSolution(GoldenMessages.OTHER, SOLUTION))
                .with(new Separation("v2:test:2e", GoldenMessages.OTHER), "key:test");
        var change = new RecordChange(
                GoldenMessages.TENANT, GoldenMessages.ERROR, record.position(), record.withGrouping(grouping));
        ProducerRecord<String, byte[]> message = codec.write(change);

        assertThat(codec.readRecord(message.headers(), message.value())).isEqualTo(change);
        assertThat(grouping.keptApartFrom()).containsExactly(GoldenMessages.OTHER);
        assertThat(grouping.keptApartBy()).containsEntry(GoldenMessages.OTHER, "key:test");
        assertThat(grouping.rejoined(GoldenMessages.OTHER).unlinked(SOLUTION)).isEqualTo(Grouping.NONE);
    }

    private static Solution candidate() {
        return new Solution(
                        SOLUTION,
                        "It went away",
                        null,
                        null,
                        List.of(),
                        null,
                        "webhook:shop",
                        Instant.parse("2026-03-04T05:06:07Z"))
                .with(new ChangeRange("0a1b2c3", "4d5e6f7", "https://example.com/compare/0a1b2c3...4d5e6f7"));
    }

    private static ErrorReported handedOn() {
        return new ErrorReported(
                        "v1:9f2c",
                        "java.lang.NullPointerException",
                        GoldenMessages.CONTEXT,
                        GoldenMessages.ORIGIN,
                        GoldenMessages.METADATA,
                        null)
                .withInfrastructure("network")
                .handedOn("v1:9f2c/v2:test:2e", new Position(3, 1042), null);
    }
}
