package dev.tribal.standalone;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A product with errors to look at. */
final class PagesProduct implements AutoCloseable {
    static final String TENANT = "acme";

    /** Stands in every field that people can fill; nothing of it may ever run. */
    static final String MARKUP = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";

    private static final String TRACE = """
            java.lang.NullPointerException: Cannot invoke "Cart.total()" because "cart" is null
            \tat com.acme.shop.Checkout.pay(Checkout.java:42)
            \tat com.acme.shop.Checkout.finish(Checkout.java:17)
            \tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)
            \tat java.base/java.lang.Thread.run(Thread.java:1583)
            """;

    private final Path folder;
    private final InProcess tribal;
    private final Http admin;
    private final UUID cart;
    private final UUID hostile;
    private final UUID wordy;

    private PagesProduct() {
        try {
            folder = Files.createTempDirectory("pages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Every test signs in.
        tribal = InProcess.start(folder, "--tribal.limits.stranger-sign-ins-per-minute=1000");
        admin = tribal.as(TENANT, Source.CI);
        fill();
        cart = cart();
        wordy = wordy();
        hostile = hostile();
        damage();
    }

    InProcess tribal() {
        return tribal;
    }

    String url() {
        return tribal.url();
    }

    Http admin() {
        return admin;
    }

    Http reader() {
        return tribal.as(TENANT, Role.READER);
    }

    /** An error with a stack trace, two solutions and what came of them. */
    String cartPage() {
        return "/ui/errors/" + cart;
    }

    /** An error all of whose texts are markup. */
    String hostilePage() {
        return "/ui/errors/" + hostile;
    }

    /** An error whose messages are longer than their place. */
    String wordyPage() {
        return "/ui/errors/" + wordy;
    }

    String adminPassword() {
        try {
            return Files.readString(folder.resolve("admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reports one more error, which can be read then; returns its id. */
    String reported(String type, String message) {
        return written(admin.post("/api/v1/errors", Reports.of(type, message), "Prefer", "wait=30"))
                .toString();
    }

    private void fill() {
        for (int i = 0; i < 27; i++) {
            report(
                    "com.acme.Service%dException".formatted(i),
                    "Connection to db-%d.internal:5432 timed out after %d ms".formatted(i, 1000 + i),
                    i % 3 == 0 ? "billing" : "shop",
                    i % 2 == 0 ? "java" : "python");
        }
    }

    /** Leaves an event that nobody can read. */
    private void damage() {
        String broker = tribal.context().getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
        new DeadLetter(broker).publish(TENANT, cart, "{ " + MARKUP);
        Awaitility.await()
                .until(() -> admin.get("/api/v1/dead-letters").toString().contains(cart.toString()));
    }

    private UUID report(String type, String message, String project, String language) {
        return written(admin.post(
                "/api/v1/errors",
                Map.of(
                        "error_type",
                        type,
                        "context",
                        Map.of("language", language, "error_message", message),
                        "origin",
                        Map.of("project", project))));
    }

    private UUID cart() {
        Map<String, ?> body = Map.of(
                "error_type", "java.lang.NullPointerException",
                "context",
                        Map.of(
                                "language", "java",
                                "framework", "spring-boot",
                                "error_message", "Cannot invoke \"Cart.total()\" because \"cart\" is null",
                                "stack_trace", TRACE,
                                "code_snippet", "return cart.total();",
                                "task_description", "paying an order of 3 items"),
                "origin", Map.of("project", "shop", "commit", "0a1b2c3", "run_url", "https://ci.example.com/runs/7"));
        UUID id = written(admin.post("/api/v1/errors", body));
        for (int i = 0; i < 4; i++) {
            admin.post("/api/v1/errors", body);
        }
        String solution = admin.post(
                        "/api/v1/errors/" + id + "/solutions",
                        Map.of(
                                "description", "Start every session with an empty cart",
                                "code_fix", "- Cart cart;\n+ Cart cart = new Cart();",
                                "explanation", "The field was only set after the first item.",
                                "references", List.of("https://example.com/cart", "Cart.java"),
                                "verify", "mvn -pl cart test"),
                        "Prefer",
                        "wait=30")
                .json()
                .at("/solutions/0/id")
                .asString();
        admin.post(
                "/api/v1/errors/%s/solutions/%s/outcomes".formatted(id, solution),
                Map.of("worked", true, "evidence", "green in run 8"),
                "Prefer",
                "wait=30");
        return id;
    }

    private UUID wordy() {
        String lines = "the other node of the cluster did not answer in time\n".repeat(80);
        report("WordyError", "attempt 1 failed\n" + lines, "billing", "go");
        return report("WordyError", "attempt 2 failed\n" + lines, "billing", "go");
    }

    private UUID hostile() {
        UUID id = written(admin.post(
                "/api/v1/errors",
                Map.of(
                        "error_type", MARKUP,
                        "context",
                                Map.of(
                                        "language", MARKUP,
                                        "framework", MARKUP,
                                        "error_message", MARKUP,
                                        "stack_trace", "at " + MARKUP,
                                        "code_snippet", MARKUP,
                                        "task_description", MARKUP),
                        "origin",
                                Map.of(
                                        "project", MARKUP,
                                        "commit", MARKUP,
                                        "environment", MARKUP,
                                        "test_id", MARKUP,
                                        "run_url", "javascript:alert(3)"),
                        "solution",
                                Map.of(
                                        "description", MARKUP,
                                        "code_fix", MARKUP,
                                        "explanation", MARKUP,
                                        "verify", MARKUP,
                                        "references", List.of("javascript:alert(4)", MARKUP)))));
        Map<String, ?> change = Map.of("assignee", MARKUP, "labels", List.of(MARKUP));
        admin.send(
                "PUT",
                "/api/v1/errors/" + id,
                "application/json",
                JsonMapper.shared().writeValueAsString(change),
                "Prefer",
                "wait=30");
        return id;
    }

    /** The last of them can be read, so that all before can. */
    private static UUID written(Http.Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
        return UUID.fromString(answer.json().path("id").asString());
    }

    @Override
    public void close() throws IOException {
        tribal.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    /** Hands a test class a product that is stopped after it. */
    static final class Started implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PagesProduct.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(Namespace.create(PagesProduct.class))
                    .computeIfAbsent(PagesProduct.class, _ -> new PagesProduct(), PagesProduct.class);
        }
    }
}
