package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.AskedError;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.search.WithCatalog;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.solutions.SolutionSettings;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Judge;
import dev.tribal.search.verdict.VerdictSettings;
import io.micrometer.context.ContextRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class QueryAnswersTest extends WithCatalog {
    private static final String PYTHON = """
            Traceback (most recent call last):
              File "shop/cart.py", line 3, in total
                return items.price
            AttributeError: 'NoneType' object has no attribute 'price'
            """;
    private static final String TYPESCRIPT =
            "src/cart.ts(10,5): error TS2339: Property 'total' does not exist on type 'Cart'.\n";

    private NearestSearch nearest;
    private QueryAnswers answers;

    @BeforeEach
    void open() {
        catalog.apply(
                List.of(
                        change("py", 1, "AttributeError", "'NoneType' object has no attribute 'price'"),
                        change("ts", 2, "TS2339", "Property 'total' does not exist on type 'Cart'."),
                        change("db", 3, "java.sql.SQLException", "ORA-00942: table or view does not exist")),
                Map.of());
        nearest = new NearestSearch(_ -> new NearestResult(List.of()), Duration.ofSeconds(9), Clock.systemUTC());
        answers = answers(nearest);
    }

    private QueryAnswers answers(NearestSearch nearest) {
        var hybrid = new HybridSearch(
                catalog,
                nearest,
                new Reranker(Weights.shipped()),
                new Judge(Calibration.shipped(), new VerdictSettings(0.75, 0.3)),
                new RankingSettings(100, 60, 10, 64, 0.3, DataSize.ofMegabytes(1), Duration.ofSeconds(1)),
                new SolutionRanking(new SolutionSettings(Duration.ofDays(180)), Clock.systemUTC()),
                new SearchMeters(
                        new SimpleMeterRegistry(), new TenantLabels(0, new SimpleMeterRegistry(), Clock.systemUTC())));
        return new QueryAnswers(hybrid, new LogExtractor(Rules.of(Rules.builtIn())));
    }

    @AfterEach
    void close() {
        nearest.close();
    }

    @Test
    void everyErrorOfALogHasItsOwnAnswer() {
        SearchResults found = answers.of(TENANT, PYTHON + "\nnpm run build\n" + TYPESCRIPT, 4);
        assertThat(found.askedErrors()).extracting(AskedError::number).containsExactly(1, 2);
        for (AskedError error : found.askedErrors()) {
            Match best = found.results().stream()
                    .filter(match -> match.askedError() != null && match.askedError() == error.number())
                    .findFirst()
                    .orElseThrow();
            assertThat(best.record().id()).isEqualTo(id(error.error().contains("TS2339") ? "ts" : "py"));
            assertThat(best.verdict()).isNotNull();
        }
        assertThat(found.results()).hasSizeLessThanOrEqualTo(4);
        assertThat(found.verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void anAnswerWithRoomForOneIsAboutTheSurestOfAllErrors() {
        String unknown = "src/view.ts(7,1): error TS9999: Nothing like this was ever seen before.\n";
        SearchResults found = answers.of(TENANT, unknown + "\npytest\n" + PYTHON, 1);
        assertThat(found.askedErrors()).hasSize(2);
        assertThat(found.results()).extracting(match -> match.record().id()).containsExactly(id("py"));
    }

    @Test
    void theErrorsOfALogAreAskedAtOnce() {
        var both = new CountDownLatch(2);
        try (var waiting = new NearestSearch(
                _ -> {
                    both.countDown();
                    if (!await(both)) {
                        throw new IllegalStateException("asked one after another");
                    }
                    return new NearestResult(List.of());
                },
                Duration.ofSeconds(9),
                Clock.systemUTC())) {
            SearchResults found = answers(waiting).of(TENANT, PYTHON + "\nnpm run build\n" + TYPESCRIPT, 4);
            assertThat(found.askedErrors()).hasSize(2);
            assertThat(found.degraded()).isEmpty();
        }
    }

    @Test
    void whatIsAskedForTheErrorsOfALogBelongsToTheTraceOfTheRequest() {
        ThreadLocal<String> trace = new ThreadLocal<>();
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        ContextRegistry.getInstance().registerThreadLocalAccessor("trace of a test", trace);
        trace.set("one");
        try (var traced = new NearestSearch(
                _ -> {
                    seen.add(String.valueOf(trace.get()));
                    return new NearestResult(List.of());
                },
                Duration.ofSeconds(9),
                Clock.systemUTC())) {
            answers(traced).of(TENANT, PYTHON + "\nnpm run build\n" + TYPESCRIPT, 4);
        } finally {
            ContextRegistry.getInstance().removeThreadLocalAccessor("trace of a test");
        }
        assertThat(seen).containsExactly("one", "one");
    }

    @Test
    void aSingleErrorHasNoNumber() {
        SearchResults found = answers.of(TENANT, PYTHON, 5);
        assertThat(found.askedErrors()).isEmpty();
        assertThat(found.results()).allSatisfy(match -> {
            assertThat(match.askedError()).isNull();
            assertThat(match.probability()).isBetween(0.0, 1.0);
        });
        assertThat(found.results().getFirst().record().id()).isEqualTo(id("py"));
    }

    @Test
    void whatIsNotKnownIsCalledSo() {
        SearchResults found = answers.of(TENANT, "the printer of the third floor has no paper, which view?", 5);
        assertThat(found.verdict()).isEqualTo(Verdict.NONE);
        assertThat(found.results())
                .allSatisfy(match -> assertThat(match.verdict()).isNull());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
