package dev.tribal.auth.login;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares as many passwords at a time as there are processors to spare, because each comparison keeps one busy: who
 * sends many at once waits, and the rest of the service goes on.
 */
public final class BoundedPasswords implements PasswordEncoder {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final PasswordEncoder passwords;
    private final Semaphore turns;

    /** @param atOnce how many are compared at a time, at least 1 */
    public BoundedPasswords(PasswordEncoder passwords, int atOnce) {
        this.passwords = passwords;
        this.turns = new Semaphore(atOnce, true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return passwords.encode(password);
    }

    /** @throws AuthenticationServiceException if it was not this one's turn for a while */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AuthenticationServiceException("Too many passwords are being compared; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("Interrupted while waiting to compare a password", e);
        }
        try {
            return passwords.matches(password, encoded);
        } finally {
            turns.release();
        }
    }
}
