package dev.tribal.standalone;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a browser takes for pages, by the clocks that it keeps itself (Navigation Timing, Paint Timing). */
final class PageTimes {
    private static final String LOADED = """
            async () => {
              const page = performance.getEntriesByType('navigation')[0];
              const painted = () => performance.getEntriesByName('first-contentful-paint')[0];
              while (!painted() || !page.loadEventEnd) {
                await new Promise(requestAnimationFrame);
              }
              return {
                answer: page.responseStart - page.startTime,
                paint: painted().startTime,
                load: page.loadEventEnd - page.startTime,
                bytes: page.encodedBodySize};
            }""";
    /** From the press of a key to the end of the frame that answers it. */
    private static final String LISTEN = """
            () => {
              window.answered = new Promise(done => addEventListener('keydown',
                press => requestAnimationFrame(() => setTimeout(() => done(performance.now() - press.timeStamp))),
                {once: true}));
            }""";

    private final List<String> rows = new ArrayList<>(List.of(
            "| page | first byte | first paint | loaded | a key answered | bytes |", "|---|---|---|---|---|---|"));

    /**
     * Opens a page and presses a key on it.
     *
     * @return milliseconds: answer, paint, load and key
     */
    Map<String, Double> of(Page page, String name, String address) {
        page.navigate(address);
        @SuppressWarnings("unchecked")
        var loaded = (Map<String, Number>) page.evaluate(LOADED);
        page.evaluate(LISTEN);
        page.keyboard().press("Tab");
        var key = (Number) page.evaluate("window.answered");
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %d |",
                name,
                loaded.get("answer").doubleValue(),
                loaded.get("paint").doubleValue(),
                loaded.get("load").doubleValue(),
                key.doubleValue(),
                loaded.get("bytes").longValue()));
        return Map.of(
                "answer", loaded.get("answer").doubleValue(),
                "paint", loaded.get("paint").doubleValue(),
                "load", loaded.get("load").doubleValue(),
                "key", key.doubleValue());
    }

    /** Writes the table. */
    void write(Path file) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), rows);
    }
}
