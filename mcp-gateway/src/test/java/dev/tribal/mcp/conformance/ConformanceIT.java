package dev.tribal.mcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.mcp.GatewayTestApplication;
import dev.tribal.mcp.NpmFolder;
import dev.tribal.mcp.OneGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The official conformance suite, in the revisions for which it has requirements. */
@SpringBootTest(
        classes = {GatewayTestApplication.class, OneGateway.class, FixtureConfiguration.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=tribal-defaults,mcp-gateway", GatewayTestApplication.KEY})
class ConformanceIT {
    private static NpmFolder checks;

    @LocalServerPort
    int port;

    @BeforeAll
    static void install() throws Exception {
        checks = NpmFolder.install("mcp-checks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void revisionIsSpokenAsItsRequirementsSay(String revision) throws Exception {
        var output = checks.tryRun(
                Map.of(),
                checks.node(),
                "node_modules/@modelcontextprotocol/conformance/dist/index.js",
                "server",
                "--url",
                "http://localhost:%d/mcp".formatted(port),
                "--requirements",
                revision,
                "--expected-failures",
                Path.of("expected-failures.yml").toString());
        Files.writeString(checks.path().resolve("conformance-" + revision + ".log"), output.text() + output.errors());
        assertThat(output.status()).as(output.text() + output.errors()).isZero();
    }
}
