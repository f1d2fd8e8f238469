package dev.tribal.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code tribal scrub}: applies a scrub rule to what is stored of a tenant, page by page, and shows how far it is. */
final class Scrub {
    private static final String PATH = "/api/v1/scrubs";

    private final TribalApi api;
    private final PrintStream out;

    Scrub(TribalApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void run(Options options) {
        options.words(0);
        String rule = options.value("rule")
                .orElseThrow(() -> new UsageException("--rule is needed: the id of a rule, or all for those in force"));
        boolean dryRun = options.has("dry-run");
        var rate = new Rate();
        long read = 0;
        long changed = 0;
        long found = 0;
        long pending = 0;
        String next = "";
        do {
            JsonNode page = api.post(PATH, wanted(rule, dryRun, next));
            read += page.path("read").asLong();
            changed += page.path("changed").asLong();
            found += page.path("found").asLong();
            pending += page.path("pending").asLong();
            next = page.path("next").asString("");
            if (!next.isEmpty()) {
                out.printf("%s, %,d of them with something to take out%n", rate.line(read, 0), changed);
            }
        } while (!next.isEmpty());
        out.printf(
                dryRun
                        ? "The rule %s finds %,d things in %,d of %,d records; nothing was changed.%n"
                        : "The rule %s has taken %,d things out of %,d of %,d records.%n",
                rule,
                found,
                changed,
                read);
        if (pending > 0) {
            out.printf(
                    "%,d of them were still waiting for their turn when this went on; they are done as soon as events are"
                            + " applied. --dry-run shows what is left.%n",
                    pending);
        }
    }

    private static Map<String, Object> wanted(String rule, boolean dryRun, String after) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("rule", rule);
        wanted.put("dry_run", dryRun);
        if (!after.isEmpty()) {
            wanted.put("after", after);
        }
        return wanted;
    }
}
