package dev.tribal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.cli.report.Delivery.Accepted;
import dev.tribal.cli.report.Delivery.Away;
import dev.tribal.cli.report.Delivery.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReporterTest extends Reporting {
    @Test
    void busyServerIsAskedAgainWithTheSameKeyWhenItSays() throws Exception {
        server.statuses.addAll(List.of(429, 503));

        assertThat(report("boom")).isInstanceOf(Accepted.class);

        assertThat(server.bodies).containsExactly("boom", "boom", "boom");
        assertThat(server.keys).hasSize(3).containsOnly(server.keys.getFirst());
        assertThat(spooled()).isEmpty();
    }

    @Test
    void whoeverWaitsForAllIsNotHeldUpBeyondTheTimeNorWhereNothingListens() throws Exception {
        var over = new Patience.Until(Instant.now().minusSeconds(1));
        assertThat(reporter(server.port(), over).report(log("boom"), Format.LOG, FACTS, SILENT))
                .isInstanceOf(Away.class);
        assertThat(server.bodies).isEmpty();

        int port = server.port();
        server.stop();
        var late = new Patience.Until(Instant.now().plusSeconds(60));
        assertThat(reporter(port, late).report(log("bang"), Format.LOG, FACTS, SILENT))
                .isInstanceOf(Away.class);
        assertThat(late.of(0)).isGreaterThan(Duration.ofSeconds(50));
        assertThat(spooled()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 422})
    void whatIsRefusedIsNotSentAgainAndSaysWhy(int status) throws Exception {
        server.statuses.add(status);

        assertThat(report("boom")).isEqualTo(new Refused("no: " + status));

        assertThat(server.bodies).hasSize(1);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void newReportIsTriedAlthoughAnotherOneFailed() throws Exception {
        Reporter reporter = reporter(server.port(), Duration.ZERO);
        server.statuses.addAll(List.of(500, 200, 503));

        assertThat(reporter.report(log("boom"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(reporter.report(log("bang"), Format.LOG, FACTS, SILENT)).isInstanceOf(Accepted.class);
        assertThat(reporter.report(log("busy"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(reporter.report(log("late"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);

        assertThat(server.bodies).containsExactly("boom", "bang", "busy");
    }

    @Test
    void ofAFileThatGrowsWhatWasThereIsSent() throws Exception {
        Path file = log("x".repeat(100_000));
        Progress growing = (_, _) -> append(file);

        assertThat(reporter(server.port(), Duration.ZERO).report(file, Format.LOG, FACTS, growing))
                .isInstanceOf(Accepted.class);

        assertThat(server.bodies).containsExactly("x".repeat(100_000));
        assertThat(Files.size(file)).isGreaterThan(100_000);
    }

    @Test
    void ofAFileThatGrowsNoSingleByteMoreIsRead() throws Exception {
        Path file = log("ab");
        try (InputStream in = new FileBytes(file, 1, (_, _) -> append(file)).open(1)) {
            assertThat(in.read()).isEqualTo('b');
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, "more", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void largeReportHasMoreTime() {
        var patience = new Patience.Each(Duration.ofSeconds(30));

        assertThat(patience.of(1_000)).isEqualTo(Duration.ofSeconds(30));
        assertThat(patience.of(100_000_000)).isEqualTo(Duration.ofSeconds(430));
    }
}
