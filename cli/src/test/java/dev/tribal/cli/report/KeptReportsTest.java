package dev.tribal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.cli.report.Delivery.Accepted;
import dev.tribal.cli.report.Delivery.Away;
import dev.tribal.cli.report.Reporter.Flushed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that could not be delivered: they are kept, sent later, or set aside. */
class KeptReportsTest extends Reporting {
    @Test
    void reportIsKeptWhileTheServerIsAwayAndSentOnceAfterwards() throws Exception {
        int port = server.port();
        server.stop();
        Reporter away = reporter(port, Duration.ofMillis(300));

        assertThat(away.report(log("boom"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(away.report(log("bang"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(away.waiting()).isEqualTo(2);
        assertThat(away.flush(Duration.ofMinutes(1), SILENT).away()).contains("does not answer");

        server.start();
        Reporter back = reporter(server.port(), Duration.ofSeconds(5));
        assertThat(back.flush(Duration.ofMinutes(1), SILENT)).isEqualTo(new Flushed(2, 0, "", ""));
        assertThat(server.bodies).containsExactly("boom", "bang");
        assertThat(server.keys).doesNotHaveDuplicates();
        assertThat(back.flush(Duration.ofMinutes(1), SILENT).sent()).isZero();
    }

    @Test
    void onlyTheOwnerCanReadWhatIsKept() throws Exception {
        server.statuses.add(401);
        report("boom");

        assertThat(spooled()).singleElement().satisfies(file -> {
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
            assertThat(file).content().endsWith("\nboom").doesNotContain("secret");
        });
    }

    @Test
    void keptReportThatIsRefusedLaterIsSetAsideAndDoesNotHoldUpTheOthers() throws Exception {
        server.statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");
        server.statuses.add(422);

        Flushed flushed = reporter(server.port(), Duration.ofSeconds(1)).flush(Duration.ofMinutes(1), SILENT);

        assertThat(flushed).isEqualTo(new Flushed(1, 1, "no: 422", ""));
        assertThat(spooled()).singleElement().asString().endsWith(".refused");
    }

    @Test
    void oneThatAlwaysFailsHoldsUpNeitherTheOthersNorNewOnesAndIsSetAsideInTheEnd() throws Exception {
        server.statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");
        server.statuses.add(500);

        assertThat(flushOnce()).isEqualTo(new Flushed(1, 0, "", "no: 500"));
        assertThat(reporter(server.port(), Duration.ZERO).waiting()).isEqualTo(1);
        for (int again = 2; again <= 5; again++) {
            server.statuses.add(500);
            Reporter reporter = reporter(server.port(), Duration.ZERO);
            assertThat(reporter.flush(Duration.ofMinutes(1), SILENT)).isEqualTo(new Flushed(0, 0, "", "no: 500"));
            assertThat(reporter.report(log("new"), Format.LOG, FACTS, SILENT)).isInstanceOf(Accepted.class);
        }
        server.statuses.add(500);
        assertThat(flushOnce()).isEqualTo(new Flushed(0, 1, "no: 500", ""));
        assertThat(spooled()).singleElement().asString().endsWith(".refused");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 504, 408, ToldServer.CUT})
    void whileTribalAnswersToNobodyNothingIsCountedAgainstAReport(int status) throws Exception {
        server.statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");

        for (int again = 0; again < 7; again++) {
            server.statuses.addAll(List.of(status, status));
            assertThat(flushOnce().sent()).isZero();
            server.statuses.clear();
        }

        assertThat(flushOnce()).isEqualTo(new Flushed(2, 0, "", ""));
    }

    @Test
    void whileTribalHangsNothingIsCountedAgainstAReport() throws Exception {
        server.statuses.add(401);
        report("boom");
        server.statuses.add(ToldServer.SILENCE);

        assertThat(flushOnce().away()).contains("does not answer");

        assertThat(spooled()).singleElement().asString().matches(".*/[0-9]+-[0-9a-f-]{36}\\.report");
    }

    @Test
    void behindAGatewayThatWaitedInVainNoOtherReportIsTried() throws Exception {
        server.statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");
        server.bodies.clear();
        server.statuses.add(504);

        assertThat(flushOnce().away()).isEqualTo("no: 504");

        assertThat(server.bodies).hasSize(1);
    }

    @Test
    void whileTribalIsBusyNothingIsCountedAgainstAReport() throws Exception {
        server.statuses.add(401);
        report("boom");
        server.statuses.addAll(List.of(429, 503, 502, 401, 429, 503));

        for (int again = 0; again < 6; again++) {
            assertThat(flushOnce().away()).isNotEmpty();
        }

        assertThat(flushOnce().sent()).isEqualTo(1);
    }

    @Test
    void damagedReportIsSetAsideAndTheOthersAreSent() throws Exception {
        server.statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");
        Files.write(spooled().stream().sorted().toList().getFirst(), new byte[100]);

        assertThat(reporter(server.port(), Duration.ZERO).waiting()).isEqualTo(1);
        assertThat(flushOnce()).isEqualTo(new Flushed(1, 1, "it cannot be read", ""));
        assertThat(spooled()).singleElement().asString().endsWith(".refused");
    }

    @Test
    void reportsForAnotherTribalStay() throws Exception {
        server.statuses.add(401);
        report("boom");

        var other = new Reporter(
                "https://other", endpoint(), HttpClient.newHttpClient(), spool(), new Patience.Each(Duration.ZERO));

        assertThat(other.waiting()).isZero();
        assertThat(other.flush(Duration.ofMinutes(1), SILENT)).isEqualTo(new Flushed(0, 0, "", ""));
        assertThat(spooled()).hasSize(1);
    }

    private Flushed flushOnce() throws Exception {
        return reporter(server.port(), Duration.ZERO).flush(Duration.ofMinutes(1), SILENT);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
