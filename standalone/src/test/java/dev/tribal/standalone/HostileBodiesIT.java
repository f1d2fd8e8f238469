package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.luben.zstd.ZstdOutputStream;
import com.sun.net.httpserver.HttpServer;
import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that grow, nest or reach out when they are read, at every route that takes one. */
@InThisProcess
class HostileBodiesIT {
    private static final String JUNIT = "/api/v1/reports/junit";
    private static final String READS_NO_BODY = "/api/v1/signing-keys/rotate";
    private static final String TENANT = "attacked";
    private static final int DEPTH = 10_000;
    private static final int MOST_TOKENS = 1_000_000;
    /** Two tokens each. */
    private static final int MANY = MOST_TOKENS / 2;

    private static final String TOO_MANY = "more than " + MOST_TOKENS + " names and values";

    /** That read any JSON before they look at what it says. */
    private static final Set<String> READ_ANYTHING = Set.of("/v1/logs", "/v1/traces", "/api/v1/events");

    private static final int BOMB_BYTES = 512 * 1024 * 1024;
    private static final long MOST_ALLOCATED = 256L * 1024 * 1024;
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http http;

    @BeforeAll
    static void start() {
        // Each route is tried more often than a stranger may try to register.
        tribal = InProcess.start(folder, "--tribal.limits.stranger-registrations-per-minute=1000");
        http = tribal.as(TENANT, Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @AfterEach
    void itGoesOnAndNothingWasStored() {
        assertThat(http.get("/api/v1/status").json().path("errors").asInt()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> deepJsonIsRefused() {
        String deep = "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH);
        String list = "[".repeat(DEPTH) + "]".repeat(DEPTH);
        String inMetadata =
                "{\"error_type\":\"E\",\"context\":{\"error_message\":\"m\"},\"metadata\":{\"a\":%s}}".formatted(list);
        String inTool = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"track_error\","
                + "\"arguments\":{\"error_type\":\"E\",\"error_message\":\"m\",\"metadata\":%s}}}".formatted(list);
        return bodies().filter(HostileBodiesIT::readsABody)
                .flatMap(route -> Stream.of(deep, list, inMetadata, inTool)
                        .map(body -> dynamicTest(
                                route.name() + " " + body.substring(0, 12), () -> refused(json(route, body)))));
    }

    /** Three bytes of such a body take a hundred of the heap. */
    @TestFactory
    Stream<DynamicTest> bodyOfVeryManyTinyValuesIsRefused() {
        String values = "{},".repeat(MANY) + "{}";
        String list = "[" + values + "]";
        String inObject = "{\"x\":%s}".formatted(list);
        String inMetadata =
                "{\"error_type\":\"E\",\"context\":{\"error_message\":\"m\"},\"metadata\":{\"a\":%s}}".formatted(list);
        String inLogs = "{\"resourceLogs\":%s,\"resourceSpans\":%s}".formatted(list, "[]");
        String inTool = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"track_error\","
                + "\"arguments\":{\"error_type\":\"E\",\"error_message\":\"m\",\"metadata\":{\"a\":%s}}}}"
                        .formatted(list);
        String inResult =
                "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"level\":\"error\",\"x\":%s}]}]}".formatted(list);
        var sent = List.of(
                new Sent("application/json", list),
                new Sent("application/json", inObject),
                new Sent("application/json", inMetadata),
                new Sent("application/json", inLogs),
                new Sent("application/json", inTool),
                new Sent("application/cloudevents+json", inObject),
                new Sent("application/cloudevents-batch+json", list),
                new Sent("application/sarif+json", inResult));
        return bodies().filter(HostileBodiesIT::readsABody)
                .flatMap(route -> sent.stream()
                        .map(one -> dynamicTest(route.name() + " " + one, () -> {
                            Answer answer = http.send(route.method(), path(route), one.type(), one.body());
                            refused(answer);
                            if (READ_ANYTHING.contains(route.path()) && answer.status() != 415) {
                                assertThat(answer.toString()).contains(TOO_MANY);
                            }
                        })));
    }

    @Test
    void lineOfVeryManyTinyValuesIsRefusedByItself() {
        String line = "{\"x\":[%s{}]}\n".formatted("{},".repeat(MANY));
        Answer answer = http.send("POST", "/api/v1/errors:batch", "application/x-ndjson", line);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(207);
        assertThat(answer.response().body()).contains(TOO_MANY);
    }

    private record Sent(String type, String body) {
        @Override
        public String toString() {
            return type + " " + body.substring(0, 12);
        }
    }

    @TestFactory
    Stream<DynamicTest> compressedBodyOfNothingElseIsRefused() {
        byte[] gzip = gzip(BOMB_BYTES);
        Map<String, byte[]> bombs = Map.of(
                "gzip", gzip,
                "x-gzip", gzip,
                "deflate", deflate(BOMB_BYTES),
                "zstd", zstd(BOMB_BYTES),
                "br", brotli());
        assertThat(bombs.values()).allMatch(bomb -> bomb.length < BOMB_BYTES / 500);
        return bodies().filter(HostileBodiesIT::readsABody)
                .flatMap(route -> bombs.entrySet().stream()
                        .map(bomb -> dynamicTest(route.name() + " " + bomb.getKey(), () -> {
                            Answer answer = encoded(route, bomb.getKey(), bomb.getValue());
                            refused(answer);
                            if (READ_ANYTHING.contains(route.path())) {
                                assertThat(answer.status())
                                        .as(answer.toString())
                                        .isEqualTo(413);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> bodyInACodingThatNobodyKnowsIsRefused() {
        byte[] small = gzip(1024 * 1024);
        return bodies().map(route -> dynamicTest(
                route.name(),
                () -> assertThat(encoded(route, "gzip, identity", small).status())
                        .isEqualTo(415)));
    }

    private static Answer encoded(Routes.Route route, String coding, byte[] body) {
        String type = route.path().equals(JUNIT) ? "application/xml" : "application/json";
        return http.sendBytes(route.method(), path(route), type, body, "Content-Encoding", coding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "gzip"})
    void archiveInAFormIsNoReportAndIsNotOpened(String kind) {
        byte[] bomb = kind.equals("zip") ? zip(BOMB_BYTES) : gzip(BOMB_BYTES);
        long before = allocated();

        Answer answer =
                http.sendBytes("POST", JUNIT, "multipart/form-data; boundary=b", form("application/" + kind, bomb));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(allocated() - before).isLessThan(MOST_ALLOCATED);
    }

    @Test
    void formThatIsTooLargeIsRefused() {
        Answer answer = http.sendBytes(
                "POST", JUNIT, "multipart/form-data; boundary=b", form("text/xml", new byte[80 * 1024 * 1024]));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE t [<!ENTITY x SYSTEM \"URL/entity\">]>",
                "<!DOCTYPE t SYSTEM \"URL/dtd\">",
                "<!DOCTYPE t [<!ENTITY % p SYSTEM \"URL/parameter\"> %p;]>",
                "<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
            })
    void entityOfAReportIsNeitherFetchedNorExpanded(String doctype) throws IOException {
        var visits = new AtomicInteger();
        HttpServer outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        outside.start();
        String url = "http://localhost:" + outside.getAddress().getPort();
        String xml = "<?xml version=\"1.0\"?>" + doctype.replace("URL", url)
                + "<testsuite xmlns:xi=\"http://www.w3.org/2001/XInclude\"><testcase classname=\"c\" name=\"n\">"
                + "<failure message=\"&x;\">&x;<xi:include href=\"" + url + "/include\"/></failure>"
                + "</testcase></testsuite>";
        try {
            Answer answer = http.send("POST", JUNIT, "application/xml", xml);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.toString())
                    .doesNotContain(
                            "aaaaaaaaaa",
                            Files.readString(Path.of("/etc/hostname")).strip());
            assertThat(visits).hasValue(0);
        } finally {
            outside.stop(0);
        }
    }

    /** Pages send whoever is not signed in away before they read anything. */
    private static boolean readsABody(Routes.Route route) {
        return !route.path().equals(READS_NO_BODY) && !route.path().startsWith("/ui/");
    }

    /** Every route that may take a body. */
    private static Stream<Routes.Route> bodies() {
        List<Routes.Route> routes = Routes.of(tribal.context()).stream()
                .filter(route -> Set.of("POST", "PUT").contains(route.method()))
                .toList();
        assertThat(routes).hasSizeGreaterThanOrEqualTo(11);
        return routes.stream();
    }

    private static String path(Routes.Route route) {
        return route.path().replace("{tenant}", TENANT).replaceAll("\\{[^}]+}", UNKNOWN);
    }

    private static Answer json(Routes.Route route, String body) {
        return http.send(route.method(), path(route), "application/json", body);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 422);
        assertThat(answer.response().body()).hasSizeLessThan(2_000);
    }

    /** All that the process has ever allocated on the heap, in bytes. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    private static byte[] form(String type, byte[] content) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"r.xml\"\r\nContent-Type: %s\r\n"
                .formatted(type);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((head + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static byte[] gzip(int length) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            writeSpaces(gzip, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(int length) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            writeSpaces(deflater, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(int length) {
        var bytes = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(bytes)) {
            writeSpaces(zstd, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As many spaces, made with the reference encoder: there is none in Java. */
    private static byte[] brotli() {
        try (var file = HostileBodiesIT.class.getResourceAsStream("/hostile/spaces.br.base64")) {
            return Base64.getMimeDecoder().decode(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(int length) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("TEST-a.xml"));
            writeSpaces(zip, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeSpaces(OutputStream out, int length) throws IOException {
        byte[] spaces = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < length / spaces.length; i++) {
            out.write(spaces);
        }
    }
}
