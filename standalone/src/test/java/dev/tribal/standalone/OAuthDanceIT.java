package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The official clients get along with nothing but the address of {@code /mcp}: they find the authorization server,
 * register, send a person there, redeem the code, ask for more when a tool needs it, and refresh.
 */
@InThisProcess
class OAuthDanceIT {
    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Path clients;

    @BeforeAll
    static void start() {
        clients = McpClient.install(folder.resolve("clients"));
        tribal = InProcess.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @ParameterizedTest
    @CsvSource({"1,legacy", "2,legacy", "2,auto"})
    void clientGetsATokenThenAWiderOneAndRefreshesIt(String sdk, String mode) throws Exception {
        var person = new Person(
                "admin", Files.readString(folder.resolve("data/admin-password")).strip());
        try (var client = Running.start(
                clients,
                Map.of("MCP_CLIENT", sdk, "MCP_MODE", mode),
                List.of("node", "oauth.mjs", tribal.url() + "/mcp"))) {
            client.awaitOutput("open ");
            assertThat(person.agree(address(client, 1), List.of("errors:read"))).contains("You may close this page");
            client.awaitOutput("granted errors:read\n");
            client.awaitOutput("read\nopen ");
            person.agree(address(client, 2), List.of("errors:read", "errors:write"));
            assertThat(client.await()).as(client.output()).isZero();
            assertThat(client.output())
                    .contains("registered ", "written\n", "refreshed\n")
                    .doesNotContain("not refreshed");
            assertThat(client.output().lines().filter(line -> line.startsWith("open ")))
                    .hasSize(2);
        }
        assertThat(tribal.as("default")
                        .get("/api/v1/errors?error_type=StepUpError")
                        .toString())
                .contains("more was needed");
    }

    private static String address(Running client, int nth) {
        return client.output()
                .lines()
                .filter(line -> line.startsWith("open "))
                .skip(nth - 1L)
                .findFirst()
                .orElseThrow()
                .substring("open ".length());
    }
}
