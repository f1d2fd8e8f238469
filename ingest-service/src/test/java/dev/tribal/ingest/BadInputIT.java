package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent: a problem that says what to change, nothing on the log, and the next request works. */
@IngestTest
class BadInputIT {
    private static final String ERRORS = "/api/v1/errors";
    private static final String JUNIT = "/api/v1/reports/junit";
    private static final String GOOD = "{\"error_type\":\"KeyError\",\"context\":{\"error_message\":\"'total'\"}}";
    private static final String GOOD_REPORT =
            "<testsuite><testcase name='a'><failure message='b'/></testcase></testsuite>";

    private final String tenant = "bad-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Events events;

    @Autowired
    BadInputIT(Http http, Events events, ReadableErrors readable) {
        this.http = http.tenant(tenant);
        this.events = events;
        readable.reset(ReadableErrors.Mode.ONLY_ADDED);
    }

    @BeforeEach
    void nothingIsThere() {
        assertThat(events.of(tenant)).isEmpty();
    }

    @AfterEach
    void nothingIsPublishedAndTheNextGoodRequestWorks() {
        assertThat(events.of(tenant)).isEmpty();
        http.postJson(ERRORS, GOOD).is(202);
        http.postXml(JUNIT, GOOD_REPORT).is(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                  | context
            {"error_type":"  ","context":{"error_message":"m"}}                 | error_type
            {"error_type":"E","context":{}}                                     | context.error_message
            {"error_type":"E","context":{"error_message":"m","stack_trace":[]}} | context.stack_trace
            {"error_type":"E","context":{"error_message":7}}                    | context.error_message
            {"error_type":"E","context":{"error_message":true}}                 | context.error_message
            {"error_type":5.5,"context":{"error_message":"m"}}                  | error_type
            {"error_type":{},"context":{"error_message":"m"}}                   | error_type
            {"error_type":"E","context":"m"}                                    | context
            {"error_type":"E","context":{"error_message":"m"},"metadata":[1]}   | metadata
            {"error_type":"E","context":{"error_message":"m"},"solution":{}}    | solution.description
            {"error_type":"E","context":{"error_message":"m"},"origin":{"source":"moon"}} | origin.source
            {"error_type":"E","context":{"error_message":"a\\u0000b"}}          | context.error_message
            {"error_type":"E","context":{"error_message":"a\\ud800b"}}          | context.error_message
            {"error_type":"E","context":{"error_message":"m"},"metadata":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}} | metadata
            """)
    void theFieldIsNamed(String body, String field) {
        var problem = http.postJson(ERRORS, body).isProblem(ProblemType.INVALID_REQUEST);
        assertThat(problem.json().path("errors").findValuesAsString("field")).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{", "[]", "nonsense", "{\"error_type\":\"E\",}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        http.postJson(ERRORS, body).isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "{\"error_type\":\"E\",\"metadata\":" + "{\"a\":".repeat(100_000);
        http.postJson(ERRORS, deep).isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] body = GOOD.replace("total", "Käse").getBytes(StandardCharsets.ISO_8859_1);
        http.send("POST", ERRORS, "application/json", BodyPublishers.ofByteArray(body))
                .isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void aStackTraceThatIsTooLongIsRefusedWithTheLimit() {
        String body =
                GOOD.replace("'total'\"", "'total'\",\"stack_trace\":\"" + "x".repeat(Limits.STACK_TRACE + 1) + "\"");
        var problem = http.postJson(ERRORS, body).isProblem(ProblemType.INVALID_REQUEST);
        assertThat(problem.body()).contains("context.stack_trace", Integer.toString(Limits.STACK_TRACE));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherItsLengthIsDeclaredOrNot() {
        byte[] body = ("{\"error_type\":\"" + "x".repeat(6 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8);
        http.send("POST", ERRORS, "application/json", BodyPublishers.ofByteArray(body))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        var chunked = http.send("POST", ERRORS, "application/json", Http.chunked(body))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        assertThat(chunked.body()).contains("5 MB");
    }

    @Test
    void testReportsMayBeLargerAndHaveALimitToo() {
        byte[] large = report(6).getBytes(StandardCharsets.UTF_8);
        http.send("POST", JUNIT, "application/xml", Http.chunked(large)).is(200);
        http.send("POST", JUNIT, "multipart/form-data; boundary=b", Http.chunked(form(6)))
                .is(200);
        byte[] larger = report(51).getBytes(StandardCharsets.UTF_8);
        http.send("POST", JUNIT, "application/xml", Http.chunked(larger)).isProblem(ProblemType.CONTENT_TOO_LARGE);
        var form = http.send("POST", JUNIT, "multipart/form-data; boundary=b", Http.chunked(form(51)))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        assertThat(form.body()).contains("50 MB");
    }

    private static String report(int megabytes) {
        return "<testsuite><testcase name='a'/><system-out>%s</system-out></testsuite>"
                .formatted("x".repeat(megabytes * 1024 * 1024));
    }

    private static byte[] form(int megabytes) {
        return ("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.xml\"\r\n\r\n" + report(megabytes)
                        + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/errors,text/plain",
        "/api/v1/errors,application/xml",
        "/api/v1/reports/junit,application/json",
        "/api/v1/reports/junit,text/plain",
        "/api/v1/reports/junit,''"
    })
    void anotherContentTypeIsRefused(String path, String contentType) {
        http.send("POST", path, contentType, BodyPublishers.ofString(GOOD))
                .isProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void anUnknownIdIsNotFound() {
        String unknown = ERRORS + "/" + UUID.randomUUID();
        http.send("PUT", unknown, "application/json", BodyPublishers.ofString("{\"state\":\"resolved\"}"))
                .isProblem(ProblemType.NOT_FOUND);
        http.send("DELETE", unknown, "", BodyPublishers.noBody()).isProblem(ProblemType.NOT_FOUND);
        http.postJson(unknown + "/solutions", "{\"description\":\"d\"}").isProblem(ProblemType.NOT_FOUND);
        var problem =
                http.send("DELETE", ERRORS + "/7", "", BodyPublishers.noBody()).isProblem(ProblemType.INVALID_REQUEST);
        assertThat(problem.body()).contains("must be a UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut"})
    void anIdempotencyKeyOfAnotherFormIsRefused(String key) {
        if (key.chars().allMatch(c -> c < 127)) {
            var problem = http.postJson(ERRORS, GOOD, "Idempotency-Key", key).isProblem(ProblemType.INVALID_REQUEST);
            assertThat(problem.body()).contains("Idempotency-Key", "255");
        }
        http.postJson(ERRORS, GOOD, "Idempotency-Key", "k".repeat(256)).isProblem(ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite> | DTD is not allowed
            <!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><testsuite>&b;</testsuite> | DTD is not allowed
            <testsuite><testcase name="a"><failure>&undeclared;</failure></testcase></testsuite> | line 1
            <testsuite><testcase name="a"><failure>cut | line 1
            <testsuite><testcase></testsuite> | line 1
            <html/> | <html> is not the root
            nonsense | line 1
            {"json":true} | line 1
            """)
    void aReportThatCannotBeReadIsRefusedWithItsPlace(String body, String reason) {
        var problem = http.postXml(JUNIT, body).isProblem(ProblemType.UNPROCESSABLE_REPORT);
        assertThat(problem.json().path("detail").asString()).contains(reason, "line", "column");
    }

    @Test
    void aReportWithNulOrWrongUtf8OrEndlessDepthIsRefused() {
        http.postXml(JUNIT, "<testsuite><testcase name='a\0b'/></testsuite>")
                .isProblem(ProblemType.UNPROCESSABLE_REPORT);
        byte[] latin = "<testsuite name='Käse'/>".getBytes(StandardCharsets.ISO_8859_1);
        http.send("POST", JUNIT, "application/xml", BodyPublishers.ofByteArray(latin))
                .isProblem(ProblemType.UNPROCESSABLE_REPORT);
        var deep = http.postXml(JUNIT, "<testsuite>".repeat(50_000)).isProblem(ProblemType.UNPROCESSABLE_REPORT);
        assertThat(deep.body()).contains("100 levels");
        http.postXml(JUNIT, "").isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void oneBadFileAmongGoodOnesRefusesThemAll() {
        String form = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"good.xml\"\r\n\r\n" + GOOD_REPORT
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"bad.xml\"\r\n\r\n<testsuite>"
                + "\r\n--b--\r\n";
        var problem = http.send("POST", JUNIT, "multipart/form-data; boundary=b", BodyPublishers.ofString(form))
                .isProblem(ProblemType.UNPROCESSABLE_REPORT);
        assertThat(problem.body()).contains("bad.xml");
        String empty = "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\ntext\r\n--b--\r\n";
        http.send("POST", JUNIT, "multipart/form-data; boundary=b", BodyPublishers.ofString(empty))
                .isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void aFormOfTooManyPartsIsRefusedWithTheirLimit() {
        String part =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n\r\n<testsuite/>\r\n";
        String form = part.repeat(1_001) + "--b--\r\n";

        var problem = http.send("POST", JUNIT, "multipart/form-data; boundary=b", BodyPublishers.ofString(form))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        assertThat(problem.body()).contains("1000 parts");
    }

    @Test
    void queryParametersObeyTheSameLimits() {
        var problem =
                http.postXml(JUNIT + "?project=" + "p".repeat(600), GOOD_REPORT).isProblem(ProblemType.INVALID_REQUEST);
        assertThat(problem.body()).contains("project", Integer.toString(Limits.NAME));
    }
}
