package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole story with the real tools: a Maven build fails, its Surefire report is published with curl, an agent finds
 * the error from the raw console output and records what fixed it, and another failure of the same cause gets that fix.
 */
class ClosingDemonstrationIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void fixOfOneFailureComesBackFirstForAnotherOfTheSameCause() {
        assumeTrue(Project.has("npm") && Project.has("mvn") && Project.has("curl"));
        Path client = McpClient.install(folder.resolve("client"));
        Path build = copyOfShop();

        try (var tribal = Tribal.up(folder.resolve("data"))) {
            publishUnrelatedErrors(tribal.http());

            String firstConsole = failingBuild(build, "CartTest");
            publish(tribal, build, "CartTest");

            var agent = new McpClient(client, tribal.url() + "/mcp", tribal.key());
            JsonNode first = agent.call("find_similar_errors", Map.of("query", firstConsole));
            JsonNode match = first.at("/structuredContent/results/0/record");
            assertThat(match.at("/origin/test_id").asString()).isEqualTo("shop.CartTest#newCustomerPaysTheFullPrice");
            assertThat(match.path("solutions")).isEmpty();

            agent.call(
                    "record_solution",
                    Map.of(
                            "error_id", match.path("id").asString(),
                            "description", "Treat a customer without a discount as one with a discount of zero",
                            "code_fix", "BigDecimal discount = discounts.getOrDefault(customer, BigDecimal.ZERO);"));

            String secondConsole = failingBuild(build, "CheckoutTest");
            assertThat(secondConsole).contains("the total of the order is not available");
            JsonNode second = agent.call("find_similar_errors", Map.of("query", secondConsole));
            assertThat(second.at("/structuredContent/results/0/record/solutions/0/description")
                            .asString())
                    .startsWith("Treat a customer without a discount");
            assertThat(second.at("/content/0/text").asString()).contains("getOrDefault(customer, BigDecimal.ZERO)");

            assertThat(publishedLog(tribal, build, firstConsole).path("errors").findValuesAsString("error_type"))
                    .contains("java.lang.NullPointerException");
        }
    }

    private Path copyOfShop() {
        Path source = Path.of("src/test/shop").toAbsolutePath();
        Path target = folder.resolve("shop");
        try (var files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String failingBuild(Path build, String test) {
        try (var maven =
                Running.start(build, "mvn", "--batch-mode", "--no-transfer-progress", "test", "-Dtest=" + test)) {
            assertThat(maven.await()).as(maven.output()).isEqualTo(1);
            return maven.output();
        }
    }

    private static void publish(Tribal tribal, Path build, String test) {
        String report = "target/surefire-reports/TEST-shop.%s.xml".formatted(test);
        JsonNode receipt =
                curl(tribal, build, "/api/v1/reports/junit", "application/xml", report, "-H", "Prefer: wait=10");
        assertThat(receipt.path("failed").asInt()).isEqualTo(1);
    }

    private static JsonNode publishedLog(Tribal tribal, Path build, String console) {
        try {
            Files.writeString(build.resolve("console.log"), console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return curl(tribal, build, "/api/v1/reports/log?project=shop", "text/plain", "console.log");
    }

    private static JsonNode curl(
            Tribal tribal, Path build, String path, String contentType, String file, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-sS",
                "--fail-with-body",
                tribal.url() + path,
                "-H",
                "Authorization: Bearer " + tribal.key(),
                "-H",
                "Content-Type: " + contentType,
                "--data-binary",
                "@" + file));
        command.addAll(List.of(options));
        try (var curl = Running.start(build, command.toArray(String[]::new))) {
            assertThat(curl.await()).as(curl.output()).isZero();
            return JSON.readTree(curl.output());
        }
    }

    /** Other errors of the same shop, so that being first means something. */
    private static void publishUnrelatedErrors(Http http) {
        var unrelated = new ArrayList<>(List.of(
                List.of("java.lang.NullPointerException", "Cannot invoke \"String.length()\" because \"name\" is null"),
                List.of("java.lang.IllegalStateException", "the connection pool of the order database is exhausted"),
                List.of("java.net.ConnectException", "Connection refused: payments.internal"),
                List.of("org.opentest4j.AssertionFailedError", "expected: 200 but was: 404 for the order page"),
                List.of("java.lang.ArithmeticException", "Non-terminating decimal expansion in the discount report")));
        unrelated.forEach(e -> assertThat(http.post(
                                "/api/v1/errors",
                                Map.of(
                                        "error_type", e.getFirst(),
                                        "context", Map.of("language", "java", "error_message", e.getLast()),
                                        "solution", Map.of("description", "An unrelated fix")))
                        .status())
                .isEqualTo(202));
    }
}
