package dev.tribal.platform.security;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Scopes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the current request, as the verified access token says.
 *
 * @param tenant isolation boundary of everything that the request may touch
 * @param subject the principal
 * @param token the access token itself, for calls to other services
 * @param tokenId its {@code jti}; {@code null} if it has none
 * @param scopes what it allows
 * @param projects the only projects of the tenant that it may read and write; empty for all
 * @param source which kind of principal it is; what it writes is believed accordingly
 */
public record Caller(
        String tenant,
        String subject,
        String token,
        @Nullable String tokenId,
        Set<String> scopes,
        List<String> projects,
        Source source) {
    public Caller {
        scopes = Set.copyOf(scopes);
        projects = List.copyOf(projects);
    }

    /** Whether its key may stand in a DSN, which everybody can read: it writes errors to one project and does no more. */
    public boolean isPublic() {
        return scopes.equals(Set.of(Scopes.ERRORS_WRITE)) && projects.size() == 1;
    }

    /** Whether it may write to a project; {@code null} for what belongs to none. */
    public boolean mayWriteTo(@Nullable String project) {
        return projects.isEmpty() || (project != null && projects.contains(project));
    }

    /** Whether it may read what was reported from these projects; an empty text stands for none or an unknown one. */
    public boolean mayRead(Collection<String> reportedFrom) {
        return projects.isEmpty() || projects.containsAll(reportedFrom);
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "Caller[tenant=" + tenant + ", subject=" + subject + "]";
    }
}
