package dev.tribal.search.pages;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.browse.Browse;
import dev.tribal.search.browse.ErrorList;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.solutions.SolutionRanking;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/solutions}: what worked, most often first. */
@RestController
@Hidden
final class SolutionsPage {
    private static final int SHOWN = 50;

    private final Browse browse;
    private final CurrentCaller caller;
    private final Templates templates;
    private final Frames frames;

    SolutionsPage(Browse browse, CurrentCaller caller, Templates templates, Frames frames) {
        this.browse = browse;
        this.caller = caller;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping("/ui/solutions")
    ResponseEntity<String> page(HttpServletRequest request) {
        Frame frame = frames.of(request, "Solutions that work", "solutions");
        ErrorList solved = browse.solved(Visible.to(caller.get()), 0, SHOWN);
        List<Proven> proven = solved.records().stream()
                .flatMap(record -> Proven.of(record).stream())
                .toList();
        return templates.page("solutions", Map.of("frame", frame, "proven", proven, "all", solved.total()));
    }

    /** An error with the best of the solutions that are proven. */
    record Proven(ErrorRow error, SolutionView best) {
        private static Optional<Proven> of(ErrorRecord record) {
            return SolutionRanking.proven(record.solutions()).stream()
                    .findFirst()
                    .map(best -> new Proven(
                            new ErrorRow(record, new Sparkline(List.of(), false, ""), null), new SolutionView(best)));
        }
    }
}
