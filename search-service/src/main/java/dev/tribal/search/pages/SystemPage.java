package dev.tribal.search.pages;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.search.feed.FeedProgress;
import dev.tribal.search.feed.RecordsFeed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/system}: how this process is doing, as its health says it to everybody. */
@RestController
@Hidden
final class SystemPage {
    private final ErrorQueries queries;
    private final RecordsFeed feed;
    private final HealthEndpoint health;
    private final Templates templates;
    private final Frames frames;
    private final String process;

    SystemPage(
            ErrorQueries queries,
            RecordsFeed feed,
            HealthEndpoint health,
            Templates templates,
            Frames frames,
            Environment environment) {
        this.queries = queries;
        this.feed = feed;
        this.health = health;
        this.templates = templates;
        this.frames = frames;
        this.process = environment.getProperty("spring.application.name", "tribal");
    }

    @GetMapping("/ui/system")
    ResponseEntity<String> page(HttpServletRequest request) {
        FeedProgress progress = feed.progress();
        List<Part> parts = new ArrayList<>();
        if (health.healthForPath("detailed") instanceof CompositeHealthDescriptor whole) {
            new TreeMap<>(whole.getComponents()).forEach((name, part) -> parts.add(part(name, part)));
        }
        return templates.page(
                "system",
                Map.of(
                        "frame",
                        frames.of(request, "System", "system"),
                        "status",
                        queries.status(),
                        "progress",
                        progress,
                        "parts",
                        parts,
                        "process",
                        process));
    }

    private static Part part(String name, HealthDescriptor descriptor) {
        Map<String, String> details = new TreeMap<>();
        if (descriptor instanceof IndicatedHealthDescriptor indicated && indicated.getDetails() != null) {
            indicated.getDetails().forEach((key, value) -> details.put(key, String.valueOf(value)));
        }
        return new Part(words(name), descriptor.getStatus().getCode(), details);
    }

    /** The names of indicators are written as Java writes them. */
    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** A part that tells its health. */
    record Part(String name, String status, Map<String, String> details) {
        boolean isUp() {
            return status.equals("UP");
        }
    }
}
