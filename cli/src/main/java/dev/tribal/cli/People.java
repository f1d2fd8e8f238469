package dev.tribal.cli;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code tribal people}: lists and removes the people of a tenant who can sign in. */
final class People {
    private static final String PATH = "/api/v1/people";

    private final TribalApi api;
    private final PrintStream out;
    private final PrintStream notes;

    /**
     * @param out gets the list
     * @param notes gets what a person wants to know besides
     */
    People(TribalApi api, PrintStream out, PrintStream notes) {
        this.api = api;
        this.out = out;
        this.notes = notes;
    }

    void run(Options options) {
        List<String> words = options.words(2);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "list" -> list(options);
            case "remove" -> remove(options, words);
            default -> throw new UsageException("people needs list or remove");
        }
    }

    private void list(Options options) {
        options.words(1);
        options.allowOnly();
        out.printf("%-8s  %-12s  %s%n", "ROLE", "SIGNS IN", "NAME");
        for (JsonNode person : api.get(PATH).path("people")) {
            out.printf(
                    "%-8s  %-12s  %s%n",
                    person.path("role").asString(),
                    person.path("signs_in").asString(),
                    Line.of(person.path("name").asString()));
        }
    }

    private void remove(Options options, List<String> words) {
        options.allowOnly("with-keys");
        if (words.size() < 2) {
            throw new UsageException("people remove needs a name; tribal people list shows them");
        }
        String name = URLEncoder.encode(words.get(1), StandardCharsets.UTF_8);
        JsonNode removal =
                api.delete(PATH + "?name=" + name + "&keys=" + (options.has("with-keys") ? "revoke" : "keep"));
        notes.printf(
                "%s is removed with all that they allowed clients. Access tokens last until they expire, in minutes.%n",
                words.get(1));
        for (JsonNode key : removal.path("keys")) {
            String id = key.path("id").asString();
            notes.printf(
                    key.hasNonNull("revoked_at")
                            ? "The key %s (%s), which they made, is revoked.%n"
                            : "The key %1$s (%2$s), which they made, is still good; if they may know it: tribal keys revoke %1$s%n",
                    id,
                    Line.of(key.path("name").asString()));
        }
    }
}
