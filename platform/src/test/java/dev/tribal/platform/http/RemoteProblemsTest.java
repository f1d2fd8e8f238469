package dev.tribal.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.ReceivedProblems;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class RemoteProblemsTest {
    @Test
    void refusedConnectionMakesTheServiceUnavailable() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RestClient client = RestClient.builder()
                .requestInterceptor(new RemoteProblems(new ReceivedProblems(JsonMapper.shared()), "other-service"))
                .build();

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> client.get()
                        .uri("http://localhost:" + port + "/things")
                        .retrieve()
                        .toBodilessEntity());

        assertThat(problem.is(ProblemType.UNAVAILABLE)).isTrue();
        assertThat(problem.getBody().getDetail()).isEqualTo("other-service cannot be reached");
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    }
}
