package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.limits.LimitsSettings.Share;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TenantSlotsTest {
    @Test
    void tenantIsServedWhileTheQueueOfAnotherIsFull() {
        var slots = slots(new Share(2, 1, Duration.ofMinutes(1)));
        List<TenantSlots.Slot> working =
                Stream.of(1, 2).map(_ -> slots.take(Load.SEARCH, "noisy")).toList();
        var waiting = CompletableFuture.supplyAsync(() -> slots.take(Load.SEARCH, "noisy"));
        await().untilAsserted(() -> refused(slots, "noisy"));

        slots.take(Load.SEARCH, "quiet").close();
        assertThat(waiting).isNotDone();

        working.getFirst().close();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void whoComesLaterDoesNotPassThoseThatWait() {
        var slots = slots(new Share(1, 2, Duration.ofMinutes(1)));
        TenantSlots.Slot working = slots.take(Load.SEARCH, "noisy");
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread waiting = Thread.ofPlatform().start(() -> taking(slots, () -> order.add("waited")));
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        working.close();
        taking(slots, () -> order.add("came later"));

        assertThat(order).containsExactly("waited", "came later");
    }

    private static void taking(TenantSlots slots, Runnable work) {
        try (TenantSlots.Slot _ = slots.take(Load.SEARCH, "noisy")) {
            work.run();
        }
    }

    @Test
    void requestThatWaitedItsTimeIsRefused() {
        var slots = slots(new Share(1, 5, Duration.ofMillis(1)));
        slots.take(Load.SEARCH, "noisy");

        refused(slots, "noisy");
    }

    @Test
    void slotIsGivenBackOnceHoweverOftenItIsClosed() {
        var slots = slots(new Share(1, 0, Duration.ZERO));
        TenantSlots.Slot slot = slots.take(Load.SEARCH, "noisy");
        slot.close();
        slot.close();

        slots.take(Load.SEARCH, "noisy");
        refused(slots, "noisy");
    }

    @Test
    void loadsThatHaveNoShareAreLetThrough() {
        var slots = slots(new Share(1, 0, Duration.ZERO));

        for (int i = 0; i < 10; i++) {
            assertThat(slots.take(Load.READ, "noisy")).isNotNull();
        }
    }

    private static void refused(TenantSlots slots, String tenant) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> slots.take(Load.SEARCH, tenant))
                .matches(e -> e.is(ProblemType.RATE_LIMITED)
                        && "1".equals(e.getHeaders().getFirst("Retry-After")));
    }

    private static TenantSlots slots(Share share) {
        return new TenantSlots(Map.of(Load.SEARCH, share));
    }
}
