package dev.tribal.mcp;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.TestedErrors;
import dev.tribal.contracts.api.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The reading side of the services behind the gateway, over what is in memory. */
final class InMemoryQueries implements ErrorQueries {
    private final InMemoryErrors errors;

    InMemoryQueries(InMemoryErrors errors) {
        this.errors = errors;
    }

    @Override
    public ErrorRecord get(UUID id, Position minPosition, Integer waitSeconds) {
        return errors.get(id);
    }

    @Override
    public SearchResults search(
            String errorType,
            String language,
            String framework,
            String project,
            String nature,
            String errorMessage,
            String codeSnippet,
            String taskDescription,
            Integer maxResults,
            Position minPosition) {
        return found(
                r -> (errorType == null || r.errorType().equalsIgnoreCase(errorType))
                        && (language == null
                                || language.equalsIgnoreCase(r.context().language()))
                        && isOf(project, r)
                        && (errorMessage == null || shareWord(r.context(), errorMessage)),
                maxResults);
    }

    @Override
    public SearchResults similar(
            String query, String project, String language, Integer maxResults, Position minPosition) {
        return similar(new SimilarQuery(query, maxResults, minPosition, project, language, null));
    }

    @Override
    public SearchResults similar(SimilarQuery query) {
        errors.asked = query;
        SearchResults found =
                found(r -> isOf(query.project(), r) && shareWord(r.context(), query.query()), query.maxResults());
        List<Match> judged = found.results().stream()
                .map(match -> new Match(
                        match.record(),
                        match.score(),
                        match.why(),
                        errors.sureness,
                        verdict(),
                        List.of("another code"),
                        null))
                .toList();
        return new SearchResults(
                judged,
                found.degraded(),
                judged.isEmpty() || verdict() == null ? Verdict.NONE : verdict(),
                List.of(),
                query.explain() == null ? null : explained(query.explain(), judged));
    }

    private Match explained(UUID id, List<Match> found) {
        return found.stream()
                .filter(match -> match.record().id().equals(id))
                .findFirst()
                .orElseGet(() -> new Match(
                        errors.get(id), 0.1, List.of(), 0.02, null, List.of("no stack frame in common"), null));
    }

    private Verdict verdict() {
        return errors.sureness >= 0.8 ? Verdict.SAME : errors.sureness >= 0.3 ? Verdict.SIMILAR : null;
    }

    @Override
    public TestedErrors tested(String project) {
        throw new UnsupportedOperationException("agents do not report tests");
    }

    @Override
    public ApiStatus status() {
        return new ApiStatus(
                errors.degraded.isEmpty() ? "ok" : "degraded", "0.1.0", errors.records.size(), errors.degraded);
    }

    private SearchResults found(Predicate<ErrorRecord> filter, Integer maxResults) {
        List<Match> matches = errors.records.values().stream()
                .filter(filter)
                .limit(maxResults == null ? 5 : maxResults)
                .map(record -> new Match(record, 0.9, List.of("same words")))
                .toList();
        return new SearchResults(matches, errors.degraded);
    }

    private static boolean isOf(String project, ErrorRecord record) {
        return project == null
                || (record.origin() != null
                        && project.equalsIgnoreCase(record.origin().project()));
    }

    private static boolean shareWord(ErrorContext context, String text) {
        List<String> words =
                List.of(context.errorMessage().toLowerCase(Locale.ROOT).split("\\W+"));
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\W+")).anyMatch(words::contains);
    }
}
