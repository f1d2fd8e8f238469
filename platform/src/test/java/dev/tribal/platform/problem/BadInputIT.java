package dev.tribal.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.Http.Answer;
import dev.tribal.platform.app.PlatformTest;
import dev.tribal.platform.app.TestAuthority;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PlatformTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputIT {
    private static final String JSON = "application/json";

    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    @Test
    void goodBodyComesThroughWhole() throws Exception {
        Answer answer = post(report("\"error_message\":\"ä☕\ud83d\ude00\""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("context").path("error_message").asString())
                .isEqualTo("ä☕\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"error_type\":}",
                "nonsense",
                "{\"metadata\":{}} x",
                "{'error_type':'E'}",
                "{\"error_type\":\"\\ud8\"}"
            })
    void wrongJsonIsRefusedWithItsPlace(String body) throws Exception {
        Answer answer = post(body).isProblem(ProblemType.INVALID_REQUEST);

        assertThat(answer.detail()).startsWith("The body is not valid JSON in UTF-8 (line 1, column ");
    }

    @Test
    void bodyOfVeryManyValuesIsRefused() throws Exception {
        String values = "{},".repeat(BoundedJson.MOST_TOKENS / 2);
        for (String body : List.of(
                "{\"unknown\":[%s{}]}".formatted(values),
                report("\"error_message\":\"m\"").replaceFirst("}$", ",\"metadata\":{\"a\":[" + values + "{}]}}"))) {
            Answer answer = post(body).isProblem(ProblemType.CONTENT_TOO_LARGE);

            assertThat(answer.detail())
                    .isEqualTo("The body has more than 1000000 names and values; send it in several requests");
        }
    }

    @Test
    void wrongUtf8IsRefused() throws Exception {
        byte[] body = report("\"error_message\":\"ä\"").getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = send(BodyPublishers.ofByteArray(body), JSON).isProblem(ProblemType.INVALID_REQUEST);

        assertThat(answer.detail()).contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void missingBodyIsRefused(String body) throws Exception {
        post(body).isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        Answer answer = post("{\"metadata\":{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}")
                .isProblem(ProblemType.INVALID_REQUEST);

        assertThat(answer.detail()).contains("500 levels");
    }

    @Test
    void bodyThatIsNoObjectIsSaidToBeNone() throws Exception {
        assertThat(post("[]").isProblem(ProblemType.INVALID_REQUEST).detail())
                .isEqualTo("The body must be a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error_type\":[]}|error_type|must be a text",
                "{\"context\":7}|context|has a value of the wrong type or format",
                "{\"context\":{\"language\":{}}}|context.language|must be a text",
                "{\"origin\":{\"source\":\"moon\"}}|origin.source|must be one of agent, ci, app, human",
                "{\"solution\":{\"references\":[\"a\",{}]}}|solution.references[1]|must be a text",
                "{\"metadata\":[]}|metadata|has a value of the wrong type or format"
            })
    void fieldOfTheWrongTypeIsNamed(String body, String field, String message) throws Exception {
        post(body).isProblem(ProblemType.INVALID_REQUEST).names(field, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "7.5", "true"})
    void scalarOfAnotherTypeIsNoText(String value) throws Exception {
        post("{\"error_type\":" + value + "}")
                .isProblem(ProblemType.INVALID_REQUEST)
                .names("error_type", "must be a text");
    }

    @Test
    void fieldThatStandsTwiceIsRefused() throws Exception {
        post("{\"error_type\":\"E\",\"error_type\":\"F\"}").isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void bodyOfAnUnknownEncodingIsRefused() throws Exception {
        Answer answer = encoded("compress").isProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE);

        assertThat(answer.detail()).contains("Content-Encoding compress", "gzip, deflate, br, zstd");
    }

    @Test
    void bodyThatIsNotEncodedAsItSaysIsRefused() throws Exception {
        Answer answer = encoded("gzip").isProblem(ProblemType.INVALID_REQUEST);

        assertThat(answer.detail()).contains("no whole gzip");
    }

    private Answer encoded(String coding) throws Exception {
        String[] plain = authority.headers(JSON);
        String body = report("\"error_message\":\"m\"");
        return http.post("/things", body, plain[0], plain[1], plain[2], plain[3], "Content-Encoding", coding);
    }

    @Test
    void malformedPositionInABodyIsNamed() throws Exception {
        http.post("/things/similar", "{\"query\":\"q\",\"min_position\":\"x\"}", authority.headers(JSON))
                .isProblem(ProblemType.INVALID_REQUEST)
                .names("min_position", "must be a position, partition-offset, for example 3-1042");
        http.post("/things/similar", "{\"query\":\"q\",\"max_results\":\"many\"}", authority.headers(JSON))
                .isProblem(ProblemType.INVALID_REQUEST)
                .names("max_results", "must be a whole number");
    }

    @Test
    void everyFieldThatBreaksAConstraintIsNamed() throws Exception {
        Answer answer = post("{\"error_type\":\" \",\"context\":{\"error_message\":\"a\\u0000\"}}")
                .isProblem(ProblemType.INVALID_REQUEST);

        assertThat(answer.json().path("errors").toString())
                .isEqualTo(
                        "[{\"field\":\"context.error_message\",\"message\":\"must not contain a NUL character, but has"
                                + " one at index 1\"},{\"field\":\"error_type\",\"message\":\"must not be blank\"}]");
        post("{}").isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void parameterOfTheWrongTypeIsNamed() throws Exception {
        get("/things/7").isProblem(ProblemType.INVALID_REQUEST).names("id", "must be a UUID");
        get("/things?max_results=many")
                .isProblem(ProblemType.INVALID_REQUEST)
                .names("max_results", "must be a whole number");
        get("/things/6f1c8a52-7d0e-5b1f-9b1d-0a4c0e6f2d11?min_position=x")
                .isProblem(ProblemType.INVALID_REQUEST)
                .names("min_position", "must be a position, partition-offset, for example 3-1042");
        get("/things/similar").isProblem(ProblemType.INVALID_REQUEST).names("query", "must be given");
    }

    @Test
    void wrongContentTypeIsRefused() throws Exception {
        for (String type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded", "x"}) {
            Answer answer = send(BodyPublishers.ofString("a=b"), type).isProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            assertThat(answer.detail()).contains("ontent");
        }
    }

    @Test
    void answerThatCannotBeGivenIsRefused() throws Exception {
        http.get("/things", "Authorization", authority.headers(JSON)[1], "Accept", "image/png")
                .isProblem(ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void unexpectedFaultIsLoggedAndTellsNothing(CapturedOutput output) throws Exception {
        Answer answer = get("/things/broken").isProblem(ProblemType.INTERNAL_ERROR);

        assertThat(answer.body()).doesNotContain("Secret", "db-7");
        assertThat(output).contains("A request failed unexpectedly", "IllegalStateException");
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return http.get(path, authority.headers(JSON));
    }

    private Answer post(String body) throws IOException, InterruptedException {
        return send(BodyPublishers.ofString(body), JSON);
    }

    private Answer send(BodyPublisher body, String type) throws IOException, InterruptedException {
        return http.send("POST", "/things", body, authority.headers(type));
    }

    private static String report(String context) {
        return "{\"error_type\":\"E\",\"context\":{%s}}".formatted(context);
    }
}
