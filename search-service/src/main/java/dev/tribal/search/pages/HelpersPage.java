package dev.tribal.search.pages;

import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.browse.Browse;
import dev.tribal.search.browse.Facet;
import dev.tribal.search.browse.FacetValue;
import dev.tribal.search.browse.Wanted;
import dev.tribal.search.catalog.Visible;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/helpers}: the agents and people that were seen, by what they brought and what they helped with. */
@RestController
@Hidden
final class HelpersPage {
    private static final int SHOWN = 200;

    private final Browse browse;
    private final CurrentCaller caller;
    private final Templates templates;
    private final Frames frames;

    HelpersPage(Browse browse, CurrentCaller caller, Templates templates, Frames frames) {
        this.browse = browse;
        this.caller = caller;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping("/ui/helpers")
    ResponseEntity<String> page(HttpServletRequest request) {
        Visible visible = Visible.to(caller.get());
        return templates.page(
                "helpers",
                Map.of(
                        "frame", frames.of(request, "Agents", "helpers"),
                        "sources", most(visible, Facet.SOURCE),
                        "helpers", most(visible, Facet.HELPER)));
    }

    private List<FacetValue> most(Visible visible, Facet facet) {
        return browse.values(visible, Wanted.ALL, facet).stream().limit(SHOWN).toList();
    }
}
