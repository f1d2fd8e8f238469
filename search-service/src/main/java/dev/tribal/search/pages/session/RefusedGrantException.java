package dev.tribal.search.pages.session;

/** auth-service gives out no token for this any more; the person has to sign in again. */
public final class RefusedGrantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedGrantException(Throwable cause) {
        super("The authorization is refused", cause);
    }
}
