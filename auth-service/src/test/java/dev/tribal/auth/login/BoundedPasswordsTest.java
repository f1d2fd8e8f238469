package dev.tribal.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordsTest {
    private static final int AT_ONCE = 2;

    @Test
    void soManyAreComparedAtATimeAndAllInTheEnd() throws Exception {
        var pairs = new Pairs();
        var passwords = new BoundedPasswords(pairs, AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(_ -> (Callable<Boolean>) () -> passwords.matches("p", "p"))
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(pairs.most.get()).isEqualTo(AT_ONCE);
    }

    /** Compares two at a time, each waiting for the other. */
    private static final class Pairs implements PasswordEncoder {
        private final CyclicBarrier both = new CyclicBarrier(AT_ONCE);
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return String.valueOf(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            } finally {
                now.decrementAndGet();
            }
            return String.valueOf(password).equals(encoded);
        }
    }
}
