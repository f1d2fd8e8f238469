package dev.tribal.auth.audit;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Shows the administrators of a tenant what was done in it. */
@RestController
@RequestMapping("/api/v1/audit")
public final class AuditController {
    private static final int MAX_RESULTS = 500;
    private static final byte[] LINE_END = {'\n'};

    private final AuditTable table;
    private final CurrentCaller callers;
    private final JsonMapper json;

    public AuditController(AuditTable table, CurrentCaller callers, JsonMapper json) {
        this.table = table;
        this.callers = callers;
        this.json = json;
    }

    @Operation(
            operationId = "listAuditEntries",
            summary = "Who did what in the tenant, newest first; times are ISO 8601")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    AuditPage page(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "max_results", defaultValue = "50") int maxResults) {
        if (maxResults < 1 || maxResults > MAX_RESULTS) {
            throw ProblemException.invalid("max_results", "must be between 1 and " + MAX_RESULTS);
        }
        var query = new AuditQuery(from, to, actor, action, cursor == null ? null : place(cursor));
        List<AuditEvent> found = table.find(callers.get().tenant(), query, maxResults + 1);
        if (found.size() <= maxResults) {
            return new AuditPage(found, null);
        }
        List<AuditEvent> shown = found.subList(0, maxResults);
        return new AuditPage(shown, AuditCursor.of(shown.getLast()).toString());
    }

    /** Writes page by page, so that a log of any length needs the memory of one page. */
    @Operation(operationId = "exportAuditEntries", summary = "All entries, one JSON object a line")
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void export(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            HttpServletResponse response)
            throws IOException {
        String tenant = callers.get().tenant();
        var query = new AuditQuery(from, to, actor, action, null);
        List<AuditEvent> page = table.find(tenant, query, MAX_RESULTS);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        var out = response.getOutputStream();
        while (!page.isEmpty()) {
            for (AuditEvent event : page) {
                out.write(json.writeValueAsBytes(event));
                out.write(LINE_END);
            }
            out.flush();
            page = table.find(tenant, query.after(AuditCursor.of(page.getLast())), MAX_RESULTS);
        }
    }

    private static AuditCursor place(String cursor) {
        try {
            return AuditCursor.parse(cursor);
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid("cursor", "must be the value of next in the answer before");
        }
    }
}
