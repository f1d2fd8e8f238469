package dev.tribal.ingest.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SentryAnswersTest {
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void timeToWaitIsSaidAsSdksReadIt() throws Exception {
        new SentryAnswers().doFilter(new MockHttpServletRequest(), response, (_, answer) -> {
            ((HttpServletResponse) answer).setHeader("Retry-After", "7");
            ((HttpServletResponse) answer).setStatus(429);
        });
        assertThat(response.getHeader("Retry-After")).isEqualTo("7");
        assertThat(response.getHeader("X-Sentry-Rate-Limits")).isEqualTo("7::key");
        assertThat(response.getHeader("X-Sentry-Error")).isEqualTo("Too Many Requests");
    }

    @Test
    void whatAControllerSaysOfAnErrorStands() throws Exception {
        new SentryAnswers().doFilter(new MockHttpServletRequest(), response, (_, answer) -> {
            ((HttpServletResponse) answer).setStatus(400);
            ((HttpServletResponse) answer).addHeader("X-Sentry-Error", "The envelope is empty");
        });
        assertThat(response.getHeaders("X-Sentry-Error")).containsExactly("The envelope is empty");
    }

    @Test
    void goodAnswerSaysNothing() throws Exception {
        new SentryAnswers()
                .doFilter(
                        new MockHttpServletRequest(),
                        response,
                        (_, answer) -> ((HttpServletResponse) answer).setStatus(200));
        assertThat(response.getHeaderNames()).isEmpty();
    }
}
