package dev.tribal.search.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.pages.OtherServices.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class OtherServicesTest {
    private static final String TROUBLE = """
            {"status":"DOWN","components":{"recordStore":{"status":"DOWN","details":{"advice":"Start the database"}},
            "errorEvents":{"status":"UP","details":{"waiting_events":7}}}}""";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/ill/health/detailed", 503, TROUBLE);
        answer("/ill/api/v1/about", 200, "{\"service\":\"a-service\",\"version\":\"1.2.3\"}");
        answer("/old/health/detailed", 200, "{\"status\":\"UP\",\"components\":{\"ping\":{\"status\":\"UP\"}}}");
        answer("/old/api/v1/about", 404, "");
        answer("/page/health/detailed", 200, "<html>");
        answer("/error/health/detailed", 500, "{\"status\":500,\"detail\":\"no\"}");
        answer("/shy/health/detailed", 200, "{\"status\":\"UP\",\"components\":{\"ping\":{\"status\":\"UP\"}}}");
        server.createContext("/shy/api/v1/about", HttpExchange::close);
        server.start();
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject("user:ann")
                .claim(CurrentCaller.TENANT_CLAIM, "acme")
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        server.stop(0);
    }

    @Test
    void eachSaysHowItIsAndWhoDoesNotAnswerIsNamedWithWhatToDo() {
        Map<String, Address> addresses = new TreeMap<>(Map.of(
                "a-service", address("/ill"),
                "b-service", address("/old"),
                "c-service", address("/page"),
                "d-service", new Address("http://localhost:1", "TRIBAL_D_URL")));

        List<ServiceHealth> services = ask(addresses);

        assertThat(services)
                .extracting(ServiceHealth::state)
                .containsExactly("in trouble", "up", "does not answer", "does not answer");
        assertThat(services).extracting(ServiceHealth::version).startsWith("1.2.3", "unknown");
        assertThat(services.getFirst().parts())
                .extracting(ServiceHealth.Part::name)
                .containsExactly("Record store", "Error events");
        assertThat(services.getFirst().parts().getFirst().details()).containsEntry("advice", "Start the database");
        assertThat(services.getFirst().parts().getLast().details()).containsEntry("waiting_events", "7");
        assertThat(services.getLast().advice()).contains("d-service does not answer", "TRIBAL_D_URL");
    }

    @Test
    void anErrorIsNoHealth() {
        ServiceHealth service = ask(Map.of("a-service", address("/error"))).getFirst();

        assertThat(service.state()).isEqualTo("does not answer");
        assertThat(service.isWell()).isFalse();
    }

    @Test
    void oneThatDoesNotTellItsVersionIsNotAway() {
        ServiceHealth service = ask(Map.of("a-service", address("/shy"))).getFirst();

        assertThat(service.state()).isEqualTo("up");
        assertThat(service.version()).isEqualTo("unknown");
    }

    @Test
    void anotherServiceAtTheAddressIsNamed() {
        ServiceHealth service = ask(Map.of("b-service", address("/ill"))).getFirst();

        assertThat(service.state()).isEqualTo("does not answer");
        assertThat(service.advice()).contains("a-service answers at the address of b-service", "TRIBAL_URL");
    }

    private static List<ServiceHealth> ask(Map<String, Address> addresses) {
        var http = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .build();
        try (var others = new OtherServices(
                addresses, () -> http, new CurrentCaller(), JsonMapper.shared(), Duration.ofSeconds(30))) {
            return others.ask();
        }
    }

    private Address address(String path) {
        return new Address("http://localhost:" + server.getAddress().getPort() + path, "TRIBAL_URL");
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
    }
}
