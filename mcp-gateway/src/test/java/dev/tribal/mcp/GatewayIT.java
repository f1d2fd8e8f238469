package dev.tribal.mcp;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Starts the gateway once for all integration tests, on a free port. */
@SpringBootTest(
        classes = {GatewayTestApplication.class, OneGateway.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=tribal-defaults,mcp-gateway",
            GatewayTestApplication.KEY,
            "tribal.mcp.allowed-origins=https://tools.example.com",
            "tribal.mcp.streams-per-tenant=2"
        })
abstract class GatewayIT {
    @Autowired
    InMemoryErrors errors;

    @LocalServerPort
    int port;

    @BeforeEach
    void forgetAll() {
        errors.clear();
    }

    String url() {
        return "http://localhost:" + port + "/mcp";
    }
}
