package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.security.Caller;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FlakyTestsTest {
    private static final Caller READER =
            new Caller("acme", "ci", "token", null, Set.of(Scopes.ERRORS_READ), List.of(), Source.CI);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void withoutACommitNobodyIsAsked() {
        FlakyTests flaky = flaky(Duration.ofSeconds(9), () -> {});
        assertThat(flaky.known(READER, null, null)).isEmpty();
        assertThat(asked).hasValue(0);
        assertThat(flaky.known(READER, null, "c1")).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void anUploadDoesNotWaitForASearchThatHangsAndTheNextOneDoesNotAsk() {
        var end = new CountDownLatch(1);
        FlakyTests flaky = flaky(Duration.ofMillis(50), end::await);
        assertThat(flaky.known(READER, null, "c1")).isEmpty();
        assertThat(flaky.known(READER, null, "c2")).isEmpty();
        end.countDown();
        assertThat(asked).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void aSearchThatFailsCostsNothing() {
        FlakyTests flaky = flaky(Duration.ofSeconds(9), () -> {
            throw new IllegalStateException("away");
        });
        assertThat(flaky.known(READER, null, "c1")).isEmpty();
        assertThat(flaky.known(READER, null, "c2")).isEmpty();
        assertThat(asked).hasValue(2);
    }

    private FlakyTests flaky(Duration longest, Step search) {
        var queries = (ErrorQueries) Proxy.newProxyInstance(
                ErrorQueries.class.getClassLoader(), new Class<?>[] {ErrorQueries.class}, (_, _, _) -> {
                    asked.incrementAndGet();
                    search.run();
                    return new SearchResults(List.of(), List.of(), Verdict.NONE, List.of());
                });
        return new FlakyTests(
                new OpenErrors(queries, new BriefWait(longest, Duration.ofMinutes(1))),
                new ErrorEvents(Clock.systemUTC(), DecidedVersions::newest));
    }

    private interface Step {
        void run() throws InterruptedException;
    }
}
