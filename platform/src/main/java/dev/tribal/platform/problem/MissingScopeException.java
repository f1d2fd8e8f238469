package dev.tribal.platform.problem;

import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/** The work that a request asks for needs scopes that its token lacks; the security chain tells the client which. */
public final class MissingScopeException extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> scopes;

    /**
     * @param missing the scope that the token lacks
     * @param scopes what a new token needs to do this and all that the old one could
     */
    public MissingScopeException(String missing, List<String> scopes) {
        super("This needs the scope " + missing);
        this.scopes = List.copyOf(scopes);
    }

    /** In the order in which they are asked for. */
    public List<String> scopes() {
        return scopes;
    }
}
