package dev.tribal.search.pages;

import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.search.feed.FeedProgress;
import dev.tribal.search.feed.RecordsFeed;
import dev.tribal.search.pages.ServiceHealth.Part;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/system}: how each service is doing, as its health says it to everybody. */
@RestController
@Hidden
final class SystemPage {
    private final ErrorQueries queries;
    private final RecordsFeed feed;
    private final HealthEndpoint health;
    private final OtherServices others;
    private final MeterRegistry meters;
    private final Templates templates;
    private final Frames frames;
    private final String process;

    SystemPage(
            ErrorQueries queries,
            RecordsFeed feed,
            HealthEndpoint health,
            OtherServices others,
            MeterRegistry meters,
            Templates templates,
            Frames frames,
            Environment environment) {
        this.queries = queries;
        this.feed = feed;
        this.health = health;
        this.others = others;
        this.meters = meters;
        this.templates = templates;
        this.frames = frames;
        this.process = environment.getProperty("spring.application.name", "tribal");
    }

    @GetMapping("/ui/system")
    ResponseEntity<String> page(HttpServletRequest request) {
        FeedProgress progress = feed.progress();
        ApiStatus status = queries.status();
        List<ServiceHealth> services = new ArrayList<>(List.of(own(status)));
        services.addAll(others.ask());
        return templates.page(
                "system",
                Map.of(
                        "frame",
                        frames.of(request, "System", "system"),
                        "status",
                        status,
                        "progress",
                        progress,
                        "freshness",
                        freshness(),
                        "services",
                        services));
    }

    /** The longest that a change took lately until searches found it; empty if none came. */
    private String freshness() {
        Timer measured = meters.find("tribal.search.freshness").timer();
        double slowest = measured == null ? 0 : measured.max(TimeUnit.SECONDS);
        return slowest == 0 ? "" : String.format(Locale.ENGLISH, "%.1f s", slowest);
    }

    private ServiceHealth own(ApiStatus status) {
        List<Part> parts = new ArrayList<>();
        if (health.healthForPath("detailed") instanceof CompositeHealthDescriptor whole) {
            new TreeMap<>(whole.getComponents()).forEach((name, part) -> parts.add(part(name, part)));
        }
        return new ServiceHealth(process, status.version(), parts, "");
    }

    private static Part part(String name, HealthDescriptor descriptor) {
        Map<String, String> details = new TreeMap<>();
        if (descriptor instanceof IndicatedHealthDescriptor indicated && indicated.getDetails() != null) {
            indicated.getDetails().forEach((key, value) -> details.put(key, String.valueOf(value)));
        }
        return new Part(words(name), descriptor.getStatus().getCode(), details);
    }

    /** The names of indicators are written as Java writes them. */
    static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
