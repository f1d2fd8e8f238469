package dev.tribal.cli;

import dev.tribal.cli.json.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tribal dead-letters}: lists events that could not be applied, shows them, replays them and gives them up. */
final class DeadLetters {
    private static final String PATH = "/api/v1/dead-letters";
    private static final String PAGE = "200";

    private final TribalApi api;
    private final Output output;
    private final PrintStream out;
    private final PrintStream notes;

    /**
     * @param out gets the list or the event
     * @param notes gets what a person wants to know besides
     */
    DeadLetters(TribalApi api, Output output, PrintStream out, PrintStream notes) {
        this.api = api;
        this.output = output;
        this.out = out;
        this.notes = notes;
    }

    void run(Options options) {
        List<String> words = options.words(2);
        switch (words.isEmpty() ? "list" : words.getFirst()) {
            case "list" -> list(options);
            case "show" -> show(options, words);
            case "replay" -> replay(options, words);
            case "discard" -> discard(options, words);
            default -> throw new UsageException("dead-letters needs list, show, replay or discard");
        }
    }

    private void list(Options options) {
        options.words(1);
        options.allowOnly("state", "output");
        String state = options.value("state").orElse("open");
        String query = "?max_results=" + PAGE + (state.equals("all") ? "" : "&state=" + TribalApi.segment(state));
        if (output == Output.JSON) {
            ObjectNode whole = Json.object();
            ArrayNode letters = whole.putArray("dead_letters");
            whole.put("open", pages(query, letters::add));
            out.println(Json.write(whole));
            return;
        }
        out.printf("%-36s  %-9s  %-24s  %-8s  %-36s  %s%n", "ID", "STATE", "PUT ASIDE", "POSITION", "ERROR", "CAUSE");
        int open = pages(query, this::print);
        notes.printf("%,d of them wait.%n", open);
    }

    private int pages(String query, Consumer<JsonNode> each) {
        String next = "";
        int open;
        do {
            JsonNode page = api.get(PATH + query + (next.isEmpty() ? "" : "&after=" + next));
            page.path("dead_letters").forEach(each);
            open = page.path("open").asInt();
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return open;
    }

    private void print(JsonNode letter) {
        int replays = letter.path("replays").asInt();
        out.printf(
                "%-36s  %-9s  %-24s  %-8s  %-36s  %s%s%n",
                letter.path("id").asString(),
                letter.path("state").asString(),
                letter.path("at").asString(),
                letter.path("position").asString("unknown"),
                letter.path("error_id").asString("unknown"),
                Line.of(letter.path("cause").asString()),
                replays == 0 ? "" : " (replayed %d times before)".formatted(replays));
    }

    private void show(Options options, List<String> words) {
        options.allowOnly("output");
        JsonNode letter = api.get(PATH + "/" + id(words));
        if (output == Output.JSON) {
            out.println(Json.write(letter));
            return;
        }
        letter.path("dead_letter")
                .properties()
                .forEach(field -> out.printf(
                        "%-12s %s%n", field.getKey(), Line.of(field.getValue().asString())));
        letter.path("attributes")
                .properties()
                .forEach(field -> out.printf(
                        "%-12s %s%n", field.getKey(), Line.of(field.getValue().asString())));
        out.println();
        out.println(Line.of(letter.path("content").asString()));
        if (letter.path("truncated").asBoolean()) {
            notes.println("The content goes on; only its beginning is shown.");
        }
    }

    private void replay(Options options, List<String> words) {
        options.allowOnly("all", "event-type", "error-id", "output");
        if (options.has("all")) {
            options.words(1);
            replayAll(options);
            return;
        }
        String id = id(words);
        api.post(PATH + "/" + id + "/replay", Map.of());
        notes.printf("%s is accepted once more. If it fails again, tribal dead-letters lists it as another one.%n", id);
    }

    private void replayAll(Options options) {
        Map<String, Object> order = new LinkedHashMap<>();
        options.value("event-type").ifPresent(type -> order.put("event_type", type));
        options.value("error-id").ifPresent(error -> order.put("error_id", error));
        int replayed = 0;
        int kept = 0;
        String next;
        do {
            JsonNode receipt = api.post(PATH + "/replay", order);
            replayed += receipt.path("replayed").asInt();
            kept += receipt.path("kept").asInt();
            next = receipt.path("next").asString("");
            order.put("until", receipt.path("until").asString());
            order.put("after", next);
        } while (!next.isEmpty());
        if (output == Output.JSON) {
            out.println(Json.write(Json.object().put("replayed", replayed).put("kept", kept)));
        } else {
            out.printf("%,d events are accepted once more.%n", replayed);
        }
        if (kept > 0) {
            notes.printf("%,d wait on: this version of Tribal cannot read them either.%n", kept);
        }
    }

    private void discard(Options options, List<String> words) {
        options.allowOnly("output");
        String id = id(words);
        api.delete(PATH + "/" + id);
        notes.printf("%s does not wait any more. Its message stays on the topic of dead letters.%n", id);
    }

    private static String id(List<String> words) {
        if (words.size() < 2) {
            throw new UsageException(
                    "dead-letters %s needs an id; tribal dead-letters list shows them".formatted(words.getFirst()));
        }
        return TribalApi.segment(words.get(1));
    }
}
