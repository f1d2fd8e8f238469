package dev.tribal.search.similar;

import dev.tribal.contracts.api.AskedError;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.security.CallContext;
import dev.tribal.search.similar.AskedTexts.Asked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Answers a text of any kind: what is like the error in it, or like each of the errors in it. */
public final class QueryAnswers {
    private static final Comparator<SearchResults> SUREST_FIRST =
            Comparator.comparingDouble(QueryAnswers::sureness).reversed();

    private final HybridSearch hybrid;
    private final AskedTexts asked;

    public QueryAnswers(HybridSearch hybrid, LogExtractor extractor) {
        this.hybrid = hybrid;
        this.asked = new AskedTexts(extractor);
    }

    /** The records of a tenant that are most like a text. */
    public SearchResults of(String tenant, String query, int maxResults) {
        return of(query, Filters.ofTenant(tenant), maxResults);
    }

    /** The same of those that pass the filters. */
    SearchResults of(String query, Filters filters, int maxResults) {
        List<Asked> errors = asked.of(query);
        if (errors.size() == 1) {
            return search(errors.getFirst(), filters, maxResults);
        }
        int each = Math.max(1, maxResults / errors.size());
        List<Answer> answers = answers(errors, filters, each).stream()
                .sorted(Comparator.comparing(Answer::found, SUREST_FIRST))
                .toList();
        return together(answers, maxResults);
    }

    /** All at once, because each waits for its nearest neighbours. */
    private List<Answer> answers(List<Asked> errors, Filters filters, int each) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> searches = errors.stream()
                    .map(error ->
                            threads.submit(CallContext.wrap(() -> new Answer(error, search(error, filters, each)))))
                    .toList();
            return searches.stream().map(QueryAnswers::result).toList();
        }
    }

    private static Answer result(Future<Answer> search) {
        try {
            return search.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The search was interrupted");
        }
    }

    private SearchResults search(Asked error, Filters filters, int maxResults) {
        return hybrid.search(List.of(new SearchText(error.text(), null)), filters, maxResults);
    }

    /** What is known of the surest errors if there is no room for all. */
    private static SearchResults together(List<Answer> answers, int maxResults) {
        List<Match> matches = new ArrayList<>();
        List<AskedError> errors = new ArrayList<>();
        for (Answer answer : answers) {
            int number = errors.size() + 1;
            errors.add(new AskedError(number, answer.asked().headline(), verdict(answer.found())));
            answer.found().results().stream()
                    .limit(maxResults - matches.size())
                    .map(match -> match.answering(number))
                    .forEach(matches::add);
        }
        List<String> degraded = answers.stream()
                .flatMap(answer -> answer.found().degraded().stream())
                .distinct()
                .toList();
        return new SearchResults(matches, degraded, errors.getFirst().verdict(), errors);
    }

    private static Verdict verdict(SearchResults found) {
        return Objects.requireNonNullElse(found.verdict(), Verdict.NONE);
    }

    private static double sureness(SearchResults found) {
        return found.results().stream()
                .map(Match::probability)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private record Answer(Asked asked, SearchResults found) {}
}
