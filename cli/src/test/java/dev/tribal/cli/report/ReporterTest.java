package dev.tribal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tribal.cli.mcp.Endpoint;
import dev.tribal.cli.report.Delivery.Accepted;
import dev.tribal.cli.report.Delivery.Away;
import dev.tribal.cli.report.Delivery.Refused;
import dev.tribal.cli.report.Reporter.Flushed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers as it is told, since the product is seldom busy or broken on demand. */
class ReporterTest {
    private static final RunFacts FACTS = new RunFacts("shop", null, null, null, List.of());
    private static final Progress SILENT = (_, _) -> {};

    /** Statuses of the next answers; 200 when there are none left. */
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void busyServerIsAskedAgainWithTheSameKeyWhenItSays() throws Exception {
        statuses.addAll(List.of(429, 503));

        assertThat(report("boom")).isInstanceOf(Accepted.class);

        assertThat(bodies).containsExactly("boom", "boom", "boom");
        assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
        assertThat(spooled()).isEmpty();
    }

    @Test
    void reportIsKeptWhileTheServerIsAwayAndSentOnceAfterwards() throws Exception {
        int port = server.getAddress().getPort();
        stop();
        Reporter away = reporter(port, Duration.ofMillis(300));

        assertThat(away.report(log("boom"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(away.report(log("bang"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(away.waiting()).isEqualTo(2);
        assertThat(away.flush(Duration.ofMinutes(1), SILENT).away()).contains("does not answer");

        start();
        Reporter back = reporter(server.getAddress().getPort(), Duration.ofSeconds(5));
        assertThat(back.flush(Duration.ofMinutes(1), SILENT)).isEqualTo(new Flushed(2, 0, "", ""));
        assertThat(bodies).containsExactly("boom", "bang");
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(back.flush(Duration.ofMinutes(1), SILENT).sent()).isZero();
    }

    @Test
    void whoeverWaitsForAllIsNotHeldUpBeyondTheTimeNorWhereNothingListens() throws Exception {
        var over = new Patience.Until(Instant.now().minusSeconds(1));
        assertThat(reporter(server.getAddress().getPort(), over).report(log("boom"), Format.LOG, FACTS, SILENT))
                .isInstanceOf(Away.class);
        assertThat(bodies).isEmpty();

        int port = server.getAddress().getPort();
        stop();
        var late = new Patience.Until(Instant.now().plusSeconds(60));
        assertThat(reporter(port, late).report(log("bang"), Format.LOG, FACTS, SILENT))
                .isInstanceOf(Away.class);
        assertThat(late.of(0)).isGreaterThan(Duration.ofSeconds(50));
        assertThat(spooled()).hasSize(2);
    }

    @Test
    void onlyTheOwnerCanReadWhatIsKept() throws Exception {
        statuses.add(401);
        report("boom");

        assertThat(spooled()).singleElement().satisfies(file -> {
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
            assertThat(file).content().endsWith("\nboom").doesNotContain("secret");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 422})
    void whatIsRefusedIsNotSentAgainAndSaysWhy(int status) throws Exception {
        statuses.add(status);

        assertThat(report("boom")).isEqualTo(new Refused("no: " + status));

        assertThat(bodies).hasSize(1);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void keptReportThatIsRefusedLaterIsSetAsideAndDoesNotHoldUpTheOthers() throws Exception {
        statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");
        statuses.add(422);

        Flushed flushed =
                reporter(server.getAddress().getPort(), Duration.ofSeconds(1)).flush(Duration.ofMinutes(1), SILENT);

        assertThat(flushed).isEqualTo(new Flushed(1, 1, "no: 422", ""));
        assertThat(spooled()).singleElement().asString().endsWith(".refused");
    }

    @Test
    void oneThatAlwaysFailsHoldsUpNeitherTheOthersNorNewOnesAndIsSetAsideInTheEnd() throws Exception {
        statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");
        statuses.add(500);

        assertThat(flushOnce()).isEqualTo(new Flushed(1, 0, "", "no: 500"));
        assertThat(reporter(server.getAddress().getPort(), Duration.ZERO).waiting())
                .isEqualTo(1);
        for (int again = 2; again < 5; again++) {
            statuses.add(500);
            assertThat(flushOnce()).isEqualTo(new Flushed(0, 0, "", "no: 500"));
        }
        statuses.add(500);
        assertThat(flushOnce()).isEqualTo(new Flushed(0, 1, "no: 500", ""));
        assertThat(spooled()).singleElement().asString().endsWith(".refused");
    }

    @Test
    void newReportIsTriedAlthoughAnotherOneFailed() throws Exception {
        Reporter reporter = reporter(server.getAddress().getPort(), Duration.ZERO);
        statuses.addAll(List.of(500, 200, 503));

        assertThat(reporter.report(log("boom"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(reporter.report(log("bang"), Format.LOG, FACTS, SILENT)).isInstanceOf(Accepted.class);
        assertThat(reporter.report(log("busy"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);
        assertThat(reporter.report(log("late"), Format.LOG, FACTS, SILENT)).isInstanceOf(Away.class);

        assertThat(bodies).containsExactly("boom", "bang", "busy");
    }

    @Test
    void whileTribalIsBusyNothingIsCountedAgainstAReport() throws Exception {
        statuses.add(401);
        report("boom");
        statuses.addAll(List.of(429, 503, 502, 401, 429, 503));

        for (int again = 0; again < 6; again++) {
            assertThat(flushOnce().away()).isNotEmpty();
        }

        assertThat(flushOnce().sent()).isEqualTo(1);
    }

    @Test
    void damagedReportIsSetAsideAndTheOthersAreSent() throws Exception {
        statuses.addAll(List.of(401, 401));
        report("boom");
        report("bang");
        Files.write(spooled().stream().sorted().toList().getFirst(), new byte[100]);

        assertThat(reporter(server.getAddress().getPort(), Duration.ZERO).waiting())
                .isEqualTo(1);
        assertThat(flushOnce()).isEqualTo(new Flushed(1, 1, "it cannot be read", ""));
        assertThat(spooled()).singleElement().asString().endsWith(".refused");
    }

    @Test
    void whatIsSetAsideTakesNoRoomAndIsDeletedAfterAMonth() throws Exception {
        var spool = new Spool(spool(), 200);
        var upload = new Upload("local", "/", "text/plain", "k");
        spool.add(upload, log("1".repeat(150)));
        spool.setAside(spool.waiting().getFirst());
        Path unfinished = Files.createFile(spool().resolve("new1.tmp"));

        spool.add(new Upload("local", "/", "text/plain", "l"), log("2".repeat(150)));
        assertThat(spooled()).hasSize(3);
        for (Path file : spooled()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        }
        spool.tidy();

        assertThat(unfinished).doesNotExist();
        assertThat(spooled()).singleElement().asString().endsWith("-l.report");
    }

    @Test
    void largeReportHasMoreTime() {
        var patience = new Patience.Each(Duration.ofSeconds(30));

        assertThat(patience.of(1_000)).isEqualTo(Duration.ofSeconds(30));
        assertThat(patience.of(100_000_000)).isEqualTo(Duration.ofSeconds(430));
    }

    @Test
    void reportsForAnotherTribalStay() throws Exception {
        statuses.add(401);
        report("boom");

        var other = new Reporter(
                "https://other", endpoint(), HttpClient.newHttpClient(), spool(), new Patience.Each(Duration.ZERO));

        assertThat(other.waiting()).isZero();
        assertThat(other.flush(Duration.ofMinutes(1), SILENT)).isEqualTo(new Flushed(0, 0, "", ""));
        assertThat(spooled()).hasSize(1);
    }

    @Test
    void fullSpoolIsSaid() throws Exception {
        var spool = new Spool(spool(), 10);
        var upload = new Upload("local", "/", "text/plain", "k");
        spool.add(upload, log("12345"));

        assertThatThrownBy(() -> spool.add(upload, log("123456")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room is left");
        assertThat(spooled()).hasSize(1);
    }

    private Flushed flushOnce() throws Exception {
        return reporter(server.getAddress().getPort(), Duration.ZERO).flush(Duration.ofMinutes(1), SILENT);
    }

    private Delivery report(String text) throws Exception {
        return reporter(server.getAddress().getPort(), Duration.ofSeconds(20))
                .report(log(text), Format.LOG, FACTS, SILENT);
    }

    private Reporter reporter(int port, Duration patience) {
        return reporter(port, new Patience.Each(patience));
    }

    private Reporter reporter(int port, Patience patience) {
        var endpoint = new Endpoint(URI.create("http://localhost:" + port), "secret");
        return new Reporter("local", endpoint, HttpClient.newHttpClient(), spool(), patience);
    }

    private Endpoint endpoint() {
        return new Endpoint(URI.create("http://localhost:" + server.getAddress().getPort()), "secret");
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("build.log"), text);
    }

    private List<Path> spooled() throws IOException {
        if (!Files.exists(spool())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(spool())) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        Integer status = statuses.poll();
        byte[] answer = "{\"detail\":\"no: %s\"}".formatted(status).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
