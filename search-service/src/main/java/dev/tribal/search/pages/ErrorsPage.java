package dev.tribal.search.pages;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.browse.Browse;
import dev.tribal.search.browse.ErrorList;
import dev.tribal.search.browse.Wanted;
import dev.tribal.search.catalog.Visible;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /ui/errors}: all errors with filters, or what a search finds, ranked as for agents. {@code POST} takes the
 * search box, and answers itself what is too long for an address.
 */
@RestController
@Hidden
final class ErrorsPage {
    private static final int CLOSEST = 5;

    private final Browse browse;
    private final Filters filters;
    private final ErrorQueries queries;
    private final CurrentCaller caller;
    private final Templates templates;
    private final Frames frames;

    ErrorsPage(Browse browse, ErrorQueries queries, CurrentCaller caller, Templates templates, Frames frames) {
        this.browse = browse;
        this.filters = new Filters(browse);
        this.queries = queries;
        this.caller = caller;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping("/ui/errors")
    ResponseEntity<?> page(
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String done) {
        return page(request, ListQuery.of(parameters), Done.sentence(done));
    }

    @PostMapping("/ui/errors")
    ResponseEntity<?> search(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam MultiValueMap<String, String> form) {
        ListQuery query = ListQuery.of(form);
        if (!query.isLong()) {
            return Redirect.to(query.atPage(1));
        }
        // Who comes back from an error gets it from the browser, which cannot ask for it by an address.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return page(request, query, "");
    }

    private ResponseEntity<?> page(HttpServletRequest request, ListQuery query, String done) {
        Frame frame = frames.of(request, query.isSearch() ? "Search" : "Errors", "errors")
                .searching(query.text(), query.ofSearch());
        Visible visible = Visible.to(caller.get());
        Wanted wanted = query.wanted(frame.now());
        FoundErrors found = query.isSearch() ? found(query, frame) : listed(visible, wanted, query, frame);
        // What was on a later page may be gone.
        if (!query.isSearch() && query.page() > found.lastPage()) {
            return Redirect.to(query.atPage(found.lastPage()));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("frame", frame);
        model.put("query", query);
        model.put("filters", filters.of(visible, query, wanted, query.isSearch()));
        model.put("byForm", query.isLong());
        model.put("found", found);
        model.put("done", done);
        return templates.page("errors", model);
    }

    private FoundErrors listed(Visible visible, Wanted wanted, ListQuery query, Frame frame) {
        ErrorList list = browse.latest(visible, wanted, query.from(), ListQuery.SIZE);
        return new FoundErrors(ErrorRow.of(list.records(), frame.now()), list.total(), null, List.of());
    }

    private FoundErrors found(ListQuery query, Frame frame) {
        SearchResults results = queries.similar(new SimilarQuery(
                query.text(), ListQuery.SIZE, null, query.value("project"), query.value("language"), null));
        List<ErrorRow> rows = worthALook(results.results()).stream()
                .map(match -> ErrorRow.of(match, frame.now()))
                .toList();
        return new FoundErrors(rows, rows.size(), results.verdict(), results.degraded());
    }

    /** What is the same or similar; if nothing is, the few that come closest, of which the page says so. */
    private static List<Match> worthALook(List<Match> matches) {
        List<Match> good =
                matches.stream().filter(match -> match.verdict() != null).toList();
        return good.isEmpty() ? matches.subList(0, Math.min(CLOSEST, matches.size())) : good;
    }
}
