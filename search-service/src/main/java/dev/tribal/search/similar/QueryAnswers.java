package dev.tribal.search.similar;

import dev.tribal.contracts.api.AskedError;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.security.CallContext;
import dev.tribal.search.rerank.Reranker.Ranked;
import dev.tribal.search.similar.AskedTexts.Asked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
        return of(query, Filters.ofTenant(tenant), maxResults, null);
    }

    /**
     * The same of those that pass the filters.
     *
     * @param explain the record that is explained in any case, or {@code null} for none
     */
    SearchResults of(String query, Filters filters, int maxResults, @Nullable UUID explain) {
        List<Asked> errors = asked.of(query);
        if (errors.size() == 1) {
            return search(errors.getFirst(), filters, maxResults, explain);
        }
        int each = Math.max(1, maxResults / errors.size());
        List<Answer> answers = answers(errors, filters, each, explain).stream()
                .sorted(Comparator.comparing(Answer::found, SUREST_FIRST))
                .toList();
        return together(answers, maxResults);
    }

    /** Everything that is considered for each of the errors in a text, and what speaks for it; to learn weights from. */
    public List<List<Ranked>> considered(String tenant, String query) {
        return asked.of(query).stream()
                .map(error -> hybrid.considered(tenant, error.text()))
                .toList();
    }

    /** All at once, because each waits for its nearest neighbours. */
    private List<Answer> answers(List<Asked> errors, Filters filters, int each, @Nullable UUID explain) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> searches = errors.stream()
                    .map(error -> threads.submit(
                            CallContext.wrap(() -> new Answer(error, search(error, filters, each, explain)))))
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

    private SearchResults search(Asked error, Filters filters, int maxResults, @Nullable UUID explain) {
        return hybrid.search(List.of(new SearchText(error.text(), null)), filters, maxResults, explain);
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
        return new SearchResults(matches, degraded, errors.getFirst().verdict(), errors, explained(answers));
    }

    /** As the answer to that of the errors which it fits best. */
    private static @Nullable Match explained(List<Answer> answers) {
        return IntStream.range(0, answers.size())
                .mapToObj(i ->
                        Optional.ofNullable(answers.get(i).found().explained()).map(match -> match.answering(i + 1)))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(match -> Objects.requireNonNullElse(match.probability(), 0.0)))
                .orElse(null);
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
