package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person who is signed in, a program without cookies, and what the answers to both hold. */
@ExtendWith(SharedAuth.class)
abstract class SignedInIT {
    RunningAuth auth;
    Browser person;
    Browser program;

    @BeforeEach
    final void signIn(RunningAuth shared) throws Exception {
        auth = shared;
        person = new Browser(auth.url());
        program = new Browser(auth.url());
        assertThat(Browser.location(person.signIn("admin", auth.adminPassword())))
                .endsWith("/login");
    }

    final int whoAmI(String token) throws Exception {
        return auth.send("GET", "/whoami", "Authorization", "Bearer " + token).statusCode();
    }

    static String access(HttpResponse<String> answer) {
        return Browser.json(answer).path("access_token").asString();
    }

    static String refreshToken(HttpResponse<String> answer) {
        return Browser.json(answer).path("refresh_token").asString();
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
