package dev.tribal.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code tribal keys}: makes, lists and revokes API keys, and replaces the key that signs access tokens. */
final class Keys {
    private static final String PATH = "/api/v1/api-keys";

    private final TribalApi api;
    private final PrintStream out;
    private final PrintStream notes;

    /**
     * @param out gets what a program wants to read: a new key alone, or the list
     * @param notes gets what a person wants to know besides
     */
    Keys(TribalApi api, PrintStream out, PrintStream notes) {
        this.api = api;
        this.out = out;
        this.notes = notes;
    }

    void run(Options options) {
        List<String> words = options.words(2);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "create" -> create(options);
            case "list" -> list(options);
            case "revoke" -> revoke(options, words);
            case "rotate" -> rotate(options);
            default -> throw new UsageException("keys needs create, list, revoke or rotate");
        }
    }

    private void create(Options options) {
        options.words(1);
        options.allowOnly("name", "description", "role", "project", "source", "expires", "tenant", "dsn");
        JsonNode made = api.post(
                options.value("tenant")
                        .map(tenant -> "/api/v1/tenants/" + TribalApi.segment(tenant) + "/api-keys")
                        .orElse(PATH),
                wanted(options));
        String key = made.path("key").asString();
        out.println(options.has("dsn") ? Dsn.of(api.endpoint().url(), key) : key);
        notes.printf(
                "Made the key %s of the tenant %s for %s. It is shown this once.%n",
                made.path("id").asString(), made.path("tenant").asString(), words(made.path("scopes")));
    }

    private static Map<String, Object> wanted(Options options) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("name", options.value("name").orElseThrow(() -> new UsageException("--name is needed")));
        if (options.has("dsn")) {
            wantedForDsn(options, wanted);
        } else {
            wanted.put("role", options.value("role").orElse("reader"));
            options.value("source").ifPresent(text -> wanted.put("source", text));
        }
        options.value("description").ifPresent(text -> wanted.put("description", text));
        options.value("expires")
                .ifPresent(text -> wanted.put(
                        "expires_at", Lifetime.parse(text).from(Instant.now()).toString()));
        if (!options.values("project").isEmpty()) {
            wanted.put("projects", options.values("project"));
        }
        return wanted;
    }

    /** A DSN stands in programs and pages that everybody can read, so its key may write, to one project, and nothing else. */
    private static void wantedForDsn(Options options, Map<String, Object> wanted) {
        if (options.values("project").size() != 1 || options.value("role").isPresent()) {
            throw new UsageException("--dsn needs exactly one --project, and no --role");
        }
        wanted.put("scopes", List.of("errors:write"));
        wanted.put("source", options.value("source").orElse("app"));
    }

    private void list(Options options) {
        options.words(1);
        options.allowOnly();
        out.printf(
                "%-16s  %-7s  %-6s  %-20s  %-20s  %s%n",
                "ID", "STATE", "SOURCE", "EXPIRES", "LAST USED", "NAME, SCOPES, PROJECTS");
        api.get(PATH).path("keys").forEach(this::print);
    }

    private void print(JsonNode key) {
        String projects = words(key.path("projects"));
        out.printf(
                "%-16s  %-7s  %-6s  %-20s  %-20s  %s; %s%s%n",
                key.path("id").asString(),
                state(key),
                key.path("source").asString("agent"),
                key.path("expires_at").asString("never"),
                key.path("last_used_at").asString("never"),
                key.path("name").asString(),
                words(key.path("scopes")),
                projects.isEmpty() ? "" : "; " + projects);
    }

    private static String state(JsonNode key) {
        if (key.hasNonNull("revoked_at")) {
            return "revoked";
        }
        return key.hasNonNull("expires_at")
                        && Instant.parse(key.path("expires_at").asString()).isBefore(Instant.now())
                ? "expired"
                : "active";
    }

    private void revoke(Options options, List<String> words) {
        options.allowOnly();
        if (words.size() < 2) {
            throw new UsageException("keys revoke needs the id of a key; tribal keys list shows them");
        }
        api.delete(PATH + "/" + TribalApi.segment(words.get(1)));
        notes.printf("The key %s is revoked. Tokens made for it last until they expire, in minutes.%n", words.get(1));
    }

    private void rotate(Options options) {
        options.words(1);
        options.allowOnly();
        JsonNode rotation = api.post("/api/v1/signing-keys/rotate", Map.of());
        out.println(rotation.path("kid").asString());
        notes.printf(
                "The signing key %s takes over at %s. The old one verifies until its last token has expired.%n",
                rotation.path("kid").asString(), rotation.path("signs_from").asString());
    }

    private static String words(JsonNode list) {
        return String.join(" ", list.valueStream().map(JsonNode::asString).toList());
    }
}
