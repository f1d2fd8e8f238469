package dev.tribal.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.PlatformTest;
import dev.tribal.platform.app.TestAuthority;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What stops before our code, because it is no HTTP or names no path, and what has to come through. */
@PlatformTest
class HttpFormIT {
    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things/a%2f..%2fb",
                "/things//a",
                "/things/a;b=c",
                "/things/%00",
                "/things/%",
                "/things/%zz",
                "/things/a%0d%0ab"
            })
    void requestThatStopsBeforeOurCodeIsAProblemToo(String path) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            String answer = raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\nAuthorization: " + bearer() + "\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("Content-Type: application/problem+json", "urn:tribal:problem:invalid-request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /open HTTP/1.1\r\n\r\n",
                "GET /open HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedWithoutTellingAnything(String request) throws Exception {
        assertThat(raw(request)).startsWith("HTTP/1.1 400 ").doesNotContain("html", "Tomcat", "Exception");
    }

    @Test
    void charactersOfErrorTextsMayStandInAQueryAsTheyAre() throws Exception {
        assertThat(raw("GET /things/similar?query=List<String>[0]{a|b}^ HTTP/1.1\r\nHost: localhost\r\n"
                        + "Connection: close\r\nAuthorization: " + bearer() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("List<String>[0]{a|b}^");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", http.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String bearer() {
        return "Bearer " + authority.token("errors:read errors:write");
    }
}
