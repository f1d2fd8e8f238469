package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.TestedErrors;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.LinkedSolutions;
import dev.tribal.search.catalog.TextField;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.solutions.SolutionRanking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Answers reads with what the current caller may see. */
@RestController
public final class ErrorQueriesController implements ErrorQueries {
    private final Catalog catalog;
    private final HybridSearch hybrid;
    private final QueryAnswers answers;
    private final Listing listing;
    private final ServiceStatus status;
    private final WholeTexts whole;
    private final SolutionRanking solutions;
    private final ReadYourWrites writes;
    private final CurrentCaller caller;
    private final LinkedSolutions linked;
    private final SearchMeters meters;

    public ErrorQueriesController(
            Catalog catalog,
            HybridSearch hybrid,
            QueryAnswers answers,
            Listing listing,
            ServiceStatus status,
            WholeTexts whole,
            SolutionRanking solutions,
            CurrentCaller caller,
            SearchMeters meters) {
        this.catalog = catalog;
        this.hybrid = hybrid;
        this.answers = answers;
        this.listing = listing;
        this.status = status;
        this.whole = whole;
        this.solutions = solutions;
        this.writes = new ReadYourWrites(catalog.positions());
        this.caller = caller;
        this.linked = new LinkedSolutions(catalog);
        this.meters = meters;
    }

    @Override
    public ErrorRecord get(UUID id, @Nullable Position minPosition, @Nullable Integer waitSeconds) {
        Visible visible = visible();
        writes.await(minPosition, waitSeconds);
        return catalog.find(visible, id)
                .map(record -> visible.shown(catalog, linked.with(visible, record)))
                .map(record -> solutions.rank(whole.of(visible.tenant(), record), SolutionRanking.ANYWHERE))
                .orElseThrow(() -> ProblemException.notFound("error", id));
    }

    @Override
    public SearchResults search(
            @Nullable String errorType,
            @Nullable String language,
            @Nullable String framework,
            @Nullable String project,
            @Nullable String nature,
            @Nullable String errorMessage,
            @Nullable String codeSnippet,
            @Nullable String taskDescription,
            @Nullable Integer maxResults,
            @Nullable Position minPosition) {
        Filters filters = new Filters(visible(), errorType, language, framework, project).of(checkedNature(nature));
        int limit = checkedMaxResults(maxResults);
        var texts = new ArrayList<SearchText>();
        addText("error_message", errorMessage, TextField.MESSAGE, texts);
        addText("code_snippet", codeSnippet, TextField.CODE, texts);
        addText("task_description", taskDescription, TextField.TASK, texts);
        writes.await(minPosition, null);
        return meters.total(
                () -> texts.isEmpty() ? listing.list(filters, limit) : hybrid.search(texts, filters, limit));
    }

    @Override
    public SearchResults similar(
            String query,
            @Nullable String project,
            @Nullable String language,
            @Nullable Integer maxResults,
            @Nullable Position minPosition) {
        return similar(new SimilarQuery(query, maxResults, minPosition, project, language, null));
    }

    @Override
    public SearchResults similar(SimilarQuery query) {
        var filters = new Filters(visible(), null, query.language(), null, query.project())
                .in(Surroundings.checked(query.surroundings()));
        int limit = checkedMaxResults(query.maxResults());
        String text = checkedQuery(query.query());
        writes.await(query.minPosition(), null);
        return meters.total(() -> answers.of(text, filters, limit, query.explain()));
    }

    @Override
    public TestedErrors tested(@Nullable String project) {
        return listing.tested(new Filters(visible(), null, null, null, project));
    }

    @Override
    public ApiStatus status() {
        return status.of(visible());
    }

    /** A service in the same process calls past the chain that asks for the scope. */
    private Visible visible() {
        Caller current = caller.get();
        if (!current.scopes().contains(Scopes.ERRORS_READ)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This needs the scope " + Scopes.ERRORS_READ);
        }
        return Visible.to(current);
    }

    private static void addText(String field, @Nullable String text, TextField home, List<SearchText> texts) {
        if (text != null && !text.isBlank()) {
            texts.add(new SearchText(checkedLength(field, text), home));
        }
    }

    private static @Nullable NatureKind checkedNature(@Nullable String nature) {
        if (nature == null || nature.isBlank()) {
            return null;
        }
        return Arrays.stream(NatureKind.values())
                .filter(kind -> kind.wireName().equals(nature.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid("nature", "must be deterministic, flaky or infrastructure"));
    }

    private static String checkedQuery(@Nullable String query) {
        if (query == null || query.isBlank()) {
            throw ProblemException.invalid("query", "must not be blank");
        }
        return checkedLength("query", query);
    }

    private static String checkedLength(String field, String text) {
        if (text.length() > Limits.QUERY) {
            String rule = "must have at most %d characters, but has %d".formatted(Limits.QUERY, text.length());
            throw new ProblemException(ProblemType.CONTENT_TOO_LARGE, field + " " + rule).field(field, rule);
        }
        return text;
    }

    private static int checkedMaxResults(@Nullable Integer maxResults) {
        int limit = maxResults == null ? Limits.DEFAULT_MAX_RESULTS : maxResults;
        if (limit < 1 || limit > Limits.MAX_RESULTS) {
            throw ProblemException.invalid("max_results", "must be 1 to " + Limits.MAX_RESULTS);
        }
        return limit;
    }
}
