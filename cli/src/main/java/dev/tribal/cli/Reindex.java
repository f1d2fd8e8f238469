package dev.tribal.cli;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** {@code tribal reindex}: builds a new vector index while the old one serves, and shows how far it is. */
final class Reindex {
    private static final String PATH = "/api/v1/indexes";

    private final TribalApi api;
    private final PrintStream out;

    Reindex(TribalApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Starts a build, or joins the one that runs, and returns when it serves; or does what a switch says. */
    void run(Options options) {
        options.words(0);
        if (options.has("status")) {
            indexes().forEach(this::print);
        } else if (options.has("cancel")) {
            drop(inState("building")
                    .orElseThrow(() -> new CommandException("no index is being built", null))
                    .path("name")
                    .asString());
        } else if (options.value("drop").isPresent()) {
            drop(options.value("drop").get());
        } else {
            follow(start(options));
        }
    }

    private void drop(String name) {
        api.delete(PATH + "/" + name);
        out.printf("The vector index %s is deleted.%n", name);
    }

    private String start(Options options) {
        Map<String, String> wanted = new HashMap<>();
        options.value("model").ifPresent(model -> wanted.put("model", model));
        options.value("vector-index").ifPresent(backend -> wanted.put("vector_index", backend));
        Optional<JsonNode> running = inState("building");
        if (running.isPresent() && wanted.isEmpty()) {
            out.println("A re-index is running already; this is how far it is.");
            return running.get().path("name").asString();
        }
        return api.post(PATH, wanted).path("name").asString();
    }

    private void follow(String name) {
        String old =
                inState("serving").map(index -> index.path("name").asString()).orElse("");
        out.printf("Building %s; %s serves until it is complete. Ctrl-C leaves it running.%n", name, old);
        var rate = new Rate();
        JsonNode index = find(name);
        while (index.path("state").asString().equals("building")) {
            out.println(
                    rate.line(index.path("done").asLong(), index.path("total").asLong()));
            Pause.untilNextLook();
            index = find(name);
        }
        out.printf(
                "%s serves now. %s is kept; when you do not need it any more: tribal reindex --drop %s%n",
                name, old, old);
    }

    private JsonNode find(String name) {
        return indexes()
                .filter(index -> index.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("the build of %s was given up".formatted(name), null));
    }

    private Optional<JsonNode> inState(String state) {
        return indexes()
                .filter(index -> index.path("state").asString().equals(state))
                .findFirst();
    }

    private Stream<JsonNode> indexes() {
        return api.get(PATH).path("indexes").valueStream();
    }

    private void print(JsonNode index) {
        out.printf(
                "%-9s %-7s %-22s %s%n",
                index.path("state").asString(),
                index.path("vector_index").asString(),
                index.path("model").asString(),
                index.path("name").asString());
    }
}
