package dev.tribal.cli;

import dev.tribal.cli.json.Json;
import dev.tribal.cli.report.Delivery;
import dev.tribal.cli.report.Delivery.Accepted;
import dev.tribal.cli.report.Delivery.Away;
import dev.tribal.cli.report.Delivery.Refused;
import dev.tribal.cli.report.Reporter.Flushed;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of several reports: says it, and sums it up in a status. */
final class Deliveries {
    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 300;

    private final Output output;
    private final PrintStream out;
    private final PrintStream notes;
    private final ObjectNode all = Json.object();
    private final ArrayNode reports = all.putArray("reports");
    private int kept;
    private boolean refused;

    Deliveries(Output output, PrintStream out, PrintStream notes) {
        this.output = output;
        this.out = out;
        this.notes = notes;
    }

    /** Of what was kept by earlier commands. */
    void add(Flushed flushed) {
        if (flushed.sent() > 0) {
            notes.printf("tribal: sent %d reports that were kept%n", flushed.sent());
        }
        if (flushed.refused() > 0) {
            notes.printf("tribal: %d reports that were kept are refused: %s%n", flushed.refused(), flushed.reason());
            refused = true;
        }
        if (!flushed.away().isEmpty()) {
            notes.printf("tribal: %s; reports are still kept%n", flushed.away());
            kept++;
        }
    }

    void add(String name, Delivery delivery) {
        ObjectNode entry = reports.addObject().put("name", name);
        switch (delivery) {
            case Accepted accepted -> {
                entry.put("status", "accepted").set("receipt", accepted.receipt());
                if (output == Output.TABLE) {
                    print(name, accepted.receipt());
                }
                for (JsonNode what : accepted.receipt().path("left_out")) {
                    notes.printf("tribal: %s: %s%n", name, Line.of(what.asString(""), LONGEST_NOTE));
                }
            }
            case Refused no -> {
                entry.put("status", "refused").put("reason", no.reason());
                notes.printf("tribal: %s was not taken: %s%n", name, no.reason());
                refused = true;
            }
            case Away away -> {
                entry.put("status", "kept").put("reason", away.reason());
                notes.printf("tribal: %s; %s is kept and sent with the next report%n", away.reason(), name);
                kept++;
            }
        }
    }

    private void print(String name, JsonNode receipt) {
        JsonNode errors = receipt.has("reports") ? receipt.path("reports") : receipt.path("errors");
        String tests = receipt.has("tests")
                ? ", %d tests".formatted(receipt.path("tests").asInt())
                : "";
        out.printf("%s: %d errors%s%n", name, errors.size(), tests);
        for (JsonNode error : errors) {
            String what =
                    error.path("test_id").asString(error.path("error_message").asString(""));
            out.printf(
                    "  %s  %s%n",
                    error.path("id").asString(),
                    Line.of(error.path("error_type").asString("") + "  " + what, LONGEST));
        }
    }

    void print() {
        if (output == Output.JSON) {
            out.println(Json.write(all));
        }
    }

    /** The status of the process: 1 if anything was refused, otherwise that of what is kept, otherwise 0. */
    int status() {
        if (refused) {
            return 1;
        }
        return kept > 0 ? Report.KEPT : 0;
    }
}
