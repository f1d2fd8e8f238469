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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Bodies and files at the limit and over it. */
@PlatformTest
class BodySizeIT {
    private static final int LIMIT = 2 * 1024 * 1024;

    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    @Test
    void largeFormIsRefused() throws Exception {
        send(BodyPublishers.ofString("a=" + "b".repeat(LIMIT - 100)), "application/x-www-form-urlencoded")
                .isProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void bodyAtTheLimitPassesAndOverItIsRefusedBeforeItIsRead() throws Exception {
        assertThat(http.send(
                                "POST",
                                "/things/xml",
                                BodyPublishers.ofByteArray(new byte[LIMIT]),
                                authority.headers("application/xml"))
                        .body())
                .isEqualTo(Integer.toString(LIMIT));

        Answer answer = http.send(
                        "POST",
                        "/things/xml",
                        BodyPublishers.ofByteArray(new byte[LIMIT + 1]),
                        authority.headers("application/xml"))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        assertThat(answer.detail()).contains("2097152 bytes (2 MB)");
    }

    @Test
    void bodyOfUndeclaredLengthIsRefusedWhileItIsRead() throws Exception {
        http.send("POST", "/things/xml", Http.chunked(new byte[LIMIT + 1]), authority.headers("application/xml"))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        String json = "{\"error_type\":\"E\",\"context\":{\"error_message\":\"m\",\"stack_trace\":\""
                + "x".repeat(LIMIT) + "\"}}";
        send(Http.chunked(json.getBytes(StandardCharsets.UTF_8)), "application/json")
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        send(Http.chunked(("{\"a\":" + json + "}").getBytes(StandardCharsets.UTF_8)), "application/json")
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void filesOverTheLimitAreRefused(boolean chunked) throws Exception {
        byte[] body = multipart("x".repeat(LIMIT + 1)).getBytes(StandardCharsets.UTF_8);

        http.send(
                        "POST",
                        "/things/files",
                        chunked ? Http.chunked(body) : BodyPublishers.ofByteArray(body),
                        authority.headers("multipart/form-data; boundary=XX"))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void filesBelowTheLimitPassAndBrokenOnesAreRefused() throws Exception {
        String type = "multipart/form-data; boundary=XX";
        assertThat(http.post("/things/files", multipart("abc"), authority.headers(type))
                        .body())
                .isEqualTo("3");
        http.post("/things/files", "--XX\r\nnonsense", authority.headers(type)).isProblem(ProblemType.INVALID_REQUEST);
        http.post("/things/files", "", authority.headers("multipart/form-data")).isProblem(ProblemType.INVALID_REQUEST);
        http.post("/things/files", multipart("abc").replace("\"file\"", "\"fool\""), authority.headers(type))
                .isProblem(ProblemType.INVALID_REQUEST);
    }

    private Answer send(BodyPublisher body, String type) throws IOException, InterruptedException {
        return http.send("POST", "/things", body, authority.headers(type));
    }

    private static String multipart(String content) {
        return "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n\r\n" + content
                + "\r\n--XX--\r\n";
    }
}
