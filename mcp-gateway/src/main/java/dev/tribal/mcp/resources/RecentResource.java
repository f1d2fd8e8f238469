package dev.tribal.mcp.resources;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.mcp.answer.FoundAnswer;
import dev.tribal.mcp.protocol.resource.ResourceTemplate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The errors of a project that were seen last, as a resource that can be watched. */
record RecentResource(ErrorQueries queries) {
    private static final int MOST = 20;
    private static final String NOTHING = "No error of this project is recorded.";

    ResourceTemplate template() {
        return new ResourceTemplate(
                ResourceUris.RECENT_TEMPLATE,
                "recent-errors",
                "Recent errors of a project",
                "The errors of a project that were seen last, newest first; subscribe to hear of new ones.",
                "text/plain",
                this::read,
                this::complete);
    }

    private Optional<String> read(String encoded) {
        try {
            String project = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            SearchResults recent = new RecentErrors(queries).of(project, null, MOST);
            return Optional.of(FoundAnswer.of(recent, NOTHING).text());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The projects of the errors that were seen last. */
    private List<String> complete(String typed) {
        return new RecentErrors(queries)
                .of(null, null, Limits.MAX_RESULTS).results().stream()
                        .map(match -> match.record().origin())
                        .filter(Objects::nonNull)
                        .map(Origin::project)
                        .filter(project -> project != null && project.startsWith(typed))
                        .map(Objects::requireNonNull)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
