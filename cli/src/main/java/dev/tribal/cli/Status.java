package dev.tribal.cli;

import dev.tribal.cli.json.Json;
import dev.tribal.cli.report.Patience;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** {@code tribal status}: whether Tribal answers, how complete its answers are, and what waits to be sent to it. */
final class Status {
    private final Settings settings;
    private final PrintStream out;

    Status(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    void run(Options options) throws IOException {
        options.words(0);
        Output output = Output.of(settings);
        TribalApi api = TribalApi.of(settings);
        int waiting = api.reporter(settings, new Patience.Each(Duration.ZERO)).waiting();
        JsonNode status = api.get("/api/v1/status");
        if (output == Output.JSON) {
            out.println(Json.write(status.asObject().put("kept_reports", waiting)));
            return;
        }
        out.printf("Tribal    %s%n", api.endpoint().url());
        out.printf("version   %s%n", status.path("version").asString());
        out.printf("status    %s%n", status.path("status").asString());
        status.path("degraded").forEach(what -> out.printf("degraded  %s%n", what.asString()));
        out.printf("errors    %d%n", status.path("errors").asLong());
        out.printf("kept      %d report%s to send%n", waiting, waiting == 1 ? "" : "s");
    }
}
