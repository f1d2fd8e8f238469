package dev.tribal.ingest.ci;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.TenantName;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A webhook that a CI server delivers to, as the installation's settings have it.
 *
 * @param id stands in its address; no secret
 * @param tenant whose errors it reports
 * @param secret what the server signs with; for GitLab a signing key ({@code whsec_…}) or the token it sends
 * @param token for the server's API, to read logs; {@code null} if only the deliveries themselves are read
 * @param api address of the API, without a slash at the end
 * @param project the project of every report; {@code null} to take the repository's name
 * @param repositories the only ones that it reports of; empty for all
 * @param logHosts hosts without a public address that the API may send to for a log, for example an object store
 */
public record Hook(
        String id,
        Provider provider,
        String tenant,
        String secret,
        @Nullable String token,
        URI api,
        @Nullable String project,
        @DefaultValue List<String> repositories,
        @DefaultValue List<String> logHosts) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int SHORTEST_SECRET = 16;

    public Hook {
        if (id == null || !ID.matcher(id).matches()) {
            throw refused("id", "must be 1 to 63 small letters, digits and hyphens");
        }
        if (provider == null) {
            throw refused(id + ".provider", "must be github or gitlab");
        }
        if (tenant == null || !TenantName.isWellFormed(tenant)) {
            throw refused(id + ".tenant", "must be the name of a tenant");
        }
        if (secret == null || secret.length() < SHORTEST_SECRET) {
            throw refused(id + ".secret", "must have at least %d characters".formatted(SHORTEST_SECRET));
        }
        token = blankToNull(token);
        project = blankToNull(project);
        api = api == null || api.toString().isBlank() ? provider.api() : api;
        if (api.getHost() == null || api.toString().endsWith("/")) {
            throw refused(id + ".api", "must be an address such as " + provider.api());
        }
        repositories = List.copyOf(repositories);
        logHosts = List.copyOf(logHosts);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static IllegalArgumentException refused(String key, String reason) {
        return new IllegalArgumentException("tribal.ingest.ci.hooks: %s %s".formatted(key, reason));
    }

    /** Whether it may report of a repository. */
    public boolean admits(String repository) {
        return repositories.isEmpty() || repositories.contains(repository);
    }

    /** Whom its reports come from. */
    public Caller caller() {
        return new Caller(tenant, "webhook:" + id, "", null, Set.of(Scopes.ERRORS_WRITE), List.of(), Source.CI);
    }

    /** The project of a report about a repository. */
    String projectOf(CiRepository repository) {
        return Objects.requireNonNullElse(project, repository.name());
    }

    /** Keeps the secret and the token out of logs. */
    @Override
    public String toString() {
        return "Hook[id=%s, provider=%s, tenant=%s]".formatted(id, provider, tenant);
    }
}
