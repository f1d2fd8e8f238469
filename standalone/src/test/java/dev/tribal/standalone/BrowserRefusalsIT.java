package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tribal.platform.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the edge says while a service is away, in a real browser; what it promises of typed text is tried. */
@NeedsChromium
class BrowserRefusalsIT {
    private static final String FORM = """
            <!doctype html><html lang="en"><title>Form</title><h1>Form</h1>
            <form method="post" action="/ui/sent"><textarea name="text"></textarea><button>Send</button></form>
            """;

    @TempDir
    private Path folder;

    private final int port = Project.freePort();

    private HttpServer service;
    private Edge edge;
    private Chromium chromium;

    @BeforeEach
    void up() throws IOException {
        assumeThat(Edge.program()).as("nginx").exists();
        TestAuthority.in(folder.resolve("authority")).issueInto(folder.resolve("tls"));
        edge = Edge.before(
                Map.of(
                        "search", List.of(port),
                        "auth", List.of(Project.freePort()),
                        "ingest", List.of(Project.freePort()),
                        "embedding", List.of(Project.freePort()),
                        "mcp", List.of(Project.freePort())),
                folder.resolve("edge"),
                folder.resolve("tls"));
        begin();
        chromium = new Chromium();
    }

    @AfterEach
    void down() {
        if (edge != null) {
            edge.close();
            service.stop(0);
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 'rgb(0, 0, 0)'", "DARK, 'rgb(255, 255, 255)'"})
    void pageOfARefusalIsForEverybody(ColorScheme colours, String text) {
        service.stop(0);
        Page page = chromium.open(edge.url(), colours, 360, true);
        page.navigate("/ui");
        assertThat(page.locator("h1").textContent()).isEqualTo("A part of Tribal is not available now");
        assertThat(Axe.violations(page)).isEmpty();
        assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo(text);
        assertThat(page.evaluate("getComputedStyle(document.body).maxWidth"))
                .as("the style is allowed")
                .isEqualTo("576px");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(chromium.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    @Test
    void loadingThePageAgainSendsWhatWasTyped() throws IOException {
        Page page = typedWhileTheServiceGoesAway();
        page.reload();
        assertThat(page.content()).contains("What you typed is not lost");

        begin();
        page.reload();
        assertThat(page.locator("h1").textContent()).isEqualTo("text=typed");
    }

    @Test
    void goingBackBringsWhatWasTypedWhenTheServiceIsThereAgain() throws IOException {
        Page page = typedWhileTheServiceGoesAway();
        begin();
        page.goBack();
        assertThat(page.inputValue("textarea")).isEqualTo("typed");
    }

    @Test
    void goingBackBringsWhatWasTypedIfItWasTooLarge() {
        Page page = chromium.open(edge.url());
        page.navigate("/ui");
        page.evaluate("document.querySelector('textarea').value = 'x'.repeat(6 * 1024 * 1024)");
        page.click("button");
        assertThat(page.locator("h1").textContent()).isEqualTo("The request is too large");
        page.goBack();
        assertThat(page.inputValue("textarea")).hasSize(6 * 1024 * 1024);
    }

    private Page typedWhileTheServiceGoesAway() {
        Page page = chromium.open(edge.url());
        page.navigate("/ui");
        page.fill("textarea", "typed");
        service.stop(0);
        page.click("button");
        assertThat(page.locator("h1").textContent()).isEqualTo("A part of Tribal is not available now");
        return page;
    }

    /** Pages of the services are not kept by a browser, either. */
    private void begin() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        service.createContext("/ui", exchange -> answer(exchange, FORM));
        service.createContext("/ui/sent", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, "<!doctype html><html lang=\"en\"><title>Sent</title><h1>%s</h1>".formatted(sent));
        });
        service.start();
    }

    private static void answer(HttpExchange exchange, String page) throws IOException {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
