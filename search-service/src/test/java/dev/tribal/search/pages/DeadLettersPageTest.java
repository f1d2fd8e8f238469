package dev.tribal.search.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.DeadLetter;
import dev.tribal.contracts.api.DeadLetterCommands;
import dev.tribal.contracts.api.DeadLetterContent;
import dev.tribal.contracts.api.DeadLetterPage;
import dev.tribal.contracts.api.ReplayOrder;
import dev.tribal.contracts.api.ReplayReceipt;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class DeadLettersPageTest {
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:00:00Z");

    private final Many letters = new Many();
    private final DeadLettersPage page = new DeadLettersPage(
            letters, new Templates(), new Frames(new CurrentCaller(), new Assets(), Clock.systemUTC()));

    @Test
    void aPressGoesOnWhereTheOneBeforeEndedAndSaysThatSomeAreLeft() {
        String first = location(page.replayAll(null, null));
        UUID last = UUID.fromString(first.replaceFirst(".*restAfter=", ""));
        String second = location(page.replayAll(UNTIL, last));

        assertThat(first).contains("done=replayed_so_far", "restUntil=" + UNTIL);
        assertThat(second).isEqualTo("/ui/dead-letters?done=replayed");
        assertThat(letters.orders).hasSize(25).doesNotHaveDuplicates().startsWith(ReplayOrder.all());
        assertThat(letters.orders.get(20)).isEqualTo(new ReplayOrder(null, null, UNTIL, last));
    }

    private static String location(ResponseEntity<Void> answer) {
        return String.valueOf(answer.getHeaders().getLocation());
    }

    /** As many as 25 requests replay. */
    private static final class Many implements DeadLetterCommands {
        private final List<ReplayOrder> orders = new ArrayList<>();

        @Override
        public ReplayReceipt replay(ReplayOrder order) {
            orders.add(order);
            return new ReplayReceipt(100, 0, UNTIL, orders.size() == 25 ? null : UUID.randomUUID());
        }

        @Override
        public DeadLetterPage list(@Nullable String state, @Nullable UUID after, @Nullable Integer maxResults) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeadLetterContent show(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeadLetter replay(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeadLetter discard(UUID id) {
            throw new UnsupportedOperationException();
        }
    }
}
