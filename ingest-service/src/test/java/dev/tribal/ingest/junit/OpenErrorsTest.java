package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.TestedErrors;
import dev.tribal.ingest.publish.IntakeMeters;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.platform.security.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenErrorsTest {
    private static final Caller READER = caller("acme", Set.of(Scopes.ERRORS_READ));
    private static final Caller ANOTHER = caller("another", Set.of(Scopes.ERRORS_READ));

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void withoutACommitOrTheScopeNobodyIsAsked() {
        OpenErrors open = open(Duration.ofSeconds(9), () -> {});
        assertThat(open.of(READER, null, null)).hasValue(List.of());
        assertThat(open.of(caller("acme", Set.of()), null, "c1")).hasValue(List.of());
        assertThat(asked).hasValue(0);
        assertThat(open.of(READER, null, "c1")).hasValue(List.of());
        assertThat(asked).hasValue(1);
        assertThat(notCompared()).isZero();
    }

    @Test
    void anUploadDoesNotWaitForASearchThatHangsAndTheNextOneOfTheTenantDoesNotAsk() {
        OpenErrors open = open(Duration.ofMillis(50), never::await);
        assertThat(open.of(READER, null, "c1")).isEmpty();
        assertThat(open.of(READER, null, "c2")).isEmpty();
        assertThat(asked).hasValueLessThanOrEqualTo(1);
        assertThat(notCompared()).isEqualTo(2);
    }

    @Test
    void aSearchThatHangsForOneTenantIsAskedForAnother() {
        var slow = new AtomicInteger(1);
        OpenErrors open = open(Duration.ofMillis(500), () -> {
            if (slow.getAndDecrement() > 0) {
                never.await();
            }
        });
        assertThat(open.of(READER, null, "c1")).isEmpty();
        assertThat(open.of(ANOTHER, null, "c1")).isPresent();
    }

    @Test
    void aSearchThatDidNotAnswerInTimeIsGivenUp() {
        var givenUp = new CountDownLatch(1);
        OpenErrors open = open(Duration.ofMillis(50), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                givenUp.countDown();
                throw e;
            }
        });
        assertThat(open.of(READER, null, "c1")).isEmpty();
        // On a busy machine it may be too late before it is even asked.
        await().until(() -> asked.get() == 0 || givenUp.getCount() == 0);
    }

    @Test
    void aSearchThatFailsIsLeftOutAndAskedAgain() {
        OpenErrors open = open(Duration.ofSeconds(9), () -> {
            throw new IllegalStateException("away");
        });
        assertThat(open.of(READER, null, "c1")).isEmpty();
        assertThat(open.of(READER, null, "c2")).isEmpty();
        assertThat(asked).hasValue(2);
        assertThat(notCompared()).isEqualTo(2);
    }

    private double notCompared() {
        return meters.get("tribal.ingest.tests.not_compared").counter().count();
    }

    private OpenErrors open(Duration longest, Step search) {
        var queries = (ErrorQueries) Proxy.newProxyInstance(
                ErrorQueries.class.getClassLoader(), new Class<?>[] {ErrorQueries.class}, (_, _, _) -> {
                    asked.incrementAndGet();
                    search.run();
                    return new TestedErrors(List.of());
                });
        return new OpenErrors(
                queries,
                new IntakeMeters(meters, new TenantLabels(1, meters, Clock.systemUTC())),
                new BriefWait(longest, Duration.ofMinutes(1)));
    }

    private static Caller caller(String tenant, Set<String> scopes) {
        return new Caller(tenant, "ci", "token", null, scopes, List.of(), Source.CI);
    }

    private interface Step {
        void run() throws InterruptedException;
    }
}
