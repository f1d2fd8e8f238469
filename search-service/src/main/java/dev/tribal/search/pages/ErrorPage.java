package dev.tribal.search.pages;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.GroupingQueries;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/errors/{id}}: all that is known about one error; {@code similar=false} spares the search for others like it. */
@RestController
@Hidden
final class ErrorPage {
    private final ErrorQueries queries;
    private final GroupingQueries grouping;
    private final Templates templates;
    private final Frames frames;

    ErrorPage(ErrorQueries queries, GroupingQueries grouping, Templates templates, Frames frames) {
        this.queries = queries;
        this.grouping = grouping;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping("/ui/errors/{id}")
    ResponseEntity<?> page(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(name = "min_position", required = false) @Nullable String minPosition,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "true") boolean similar) {
        ErrorRecord record = queries.get(id, position(minPosition), null);
        if (!record.id().equals(id)) {
            return Redirect.to("/ui/errors/" + record.id() + "?done=" + Done.PART.parameter());
        }
        Frame frame = frames.of(request, TypeName.of(record.errorType()).name(), "errors");
        var detail = new ErrorDetail(
                record,
                Sparkline.of(record.occurrencesByDay(), frame.now()),
                similar ? grouping.suggestions(id, null).results() : List.of());
        return templates.page(
                "error", Map.of("frame", frame, "error", detail, "done", Done.sentence(done), "similar", similar));
    }

    /** An address that somebody kept may hold what is none. */
    private static @Nullable Position position(@Nullable String text) {
        try {
            return text == null ? null : Position.of(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
