package dev.tribal.search.pages;

import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.browse.Browse;
import dev.tribal.search.browse.Facet;
import dev.tribal.search.browse.FacetValue;
import dev.tribal.search.browse.Wanted;
import dev.tribal.search.catalog.Visible;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/projects}: the projects with the most errors, how many of those are open, and how many new. */
@RestController
@Hidden
final class ProjectsPage {
    private static final Duration NEW = Duration.ofDays(7);
    private static final int SHOWN = 200;

    private final Browse browse;
    private final CurrentCaller caller;
    private final Templates templates;
    private final Frames frames;

    ProjectsPage(Browse browse, CurrentCaller caller, Templates templates, Frames frames) {
        this.browse = browse;
        this.caller = caller;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping("/ui/projects")
    ResponseEntity<String> page(HttpServletRequest request) {
        Frame frame = frames.of(request, "Projects", "projects");
        Visible visible = Visible.to(caller.get());
        Map<String, Long> open = counts(visible, Wanted.ALL.with(Facet.STATE, "open"));
        Map<String, Long> fresh =
                counts(visible, new Wanted(Map.of(), null, frame.now().minus(NEW)));
        List<FacetValue> all = browse.values(visible, Wanted.ALL, Facet.PROJECT);
        List<Project> projects = all.stream()
                .limit(SHOWN)
                .map(project -> new Project(
                        project.value(),
                        project.count(),
                        open.getOrDefault(project.value(), 0L),
                        fresh.getOrDefault(project.value(), 0L)))
                .toList();
        return templates.page("projects", Map.of("frame", frame, "projects", projects, "all", all.size()));
    }

    private Map<String, Long> counts(Visible visible, Wanted wanted) {
        return browse.values(visible, wanted, Facet.PROJECT).stream()
                .collect(Collectors.toMap(FacetValue::value, FacetValue::count));
    }

    /**
     * One project.
     *
     * @param errors how many errors it has
     * @param open how many of them are open
     * @param fresh how many of them were not known a week ago
     */
    record Project(String name, long errors, long open, long fresh) {
        String address() {
            return new ListQuery(Map.of("project", name), 1).atPage(1);
        }
    }
}
