package dev.tribal.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards that are shipped, and what they ask Prometheus. */
final class Dashboards {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Dashboards() {}

    static List<Question> questions() {
        try (var files = Files.list(Project.root().resolve("deploy/grafana/dashboards"))) {
            return files.sorted().flatMap(Dashboards::questions).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Question> questions(Path file) {
        JsonNode board = JSON.readTree(file.toFile());
        return board.path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Question(
                                "%s: %s"
                                        .formatted(
                                                board.path("title").asString(),
                                                panel.path("title").asString()),
                                target.path("expr").asString())));
    }

    /**
     * One expression of a panel.
     *
     * @param panel the titles of dashboard and panel
     */
    record Question(String panel, String expression) {
        /** As Grafana would send it, for all installations and tenants and over a time that a test has. */
        String filled() {
            return expression
                    .replace("$__rate_interval", "1m")
                    .replace("$installation", ".*")
                    .replace("$tenant", ".*");
        }
    }
}
