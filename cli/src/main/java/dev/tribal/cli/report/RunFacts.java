package dev.tribal.cli.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Where reports come from. What is not said is {@code null} or empty.
 *
 * @param applied solutions that the commit applies, as {@code ERROR_ID/SOLUTION_ID}
 */
public record RunFacts(
        @Nullable String project,
        @Nullable String commit,
        @Nullable String runUrl,
        @Nullable String environment,
        List<String> applied) {
    public RunFacts {
        applied = List.copyOf(applied);
    }

    /** What a CI system says in its jobs' environment: GitHub Actions, GitLab CI or Jenkins. */
    public static RunFacts of(Map<String, String> environment) {
        if (environment.containsKey("GITHUB_ACTIONS")) {
            return gitHub(environment);
        }
        if (environment.containsKey("GITLAB_CI")) {
            return new RunFacts(
                    environment.get("CI_PROJECT_PATH"),
                    environment.get("CI_COMMIT_SHA"),
                    environment.get("CI_JOB_URL"),
                    null,
                    List.of());
        }
        String repository = environment.get("GIT_URL");
        return new RunFacts(
                environment.containsKey("BUILD_URL") && repository != null ? path(repository) : null,
                environment.containsKey("BUILD_URL") ? environment.get("GIT_COMMIT") : null,
                environment.get("BUILD_URL"),
                null,
                List.of());
    }

    private static RunFacts gitHub(Map<String, String> environment) {
        String repository = environment.get("GITHUB_REPOSITORY");
        String run = environment.get("GITHUB_RUN_ID");
        String runUrl = repository == null || run == null
                ? null
                : "%s/%s/actions/runs/%s/attempts/%s"
                        .formatted(
                                environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com"),
                                repository,
                                run,
                                environment.getOrDefault("GITHUB_RUN_ATTEMPT", "1"));
        return new RunFacts(repository, environment.get("GITHUB_SHA"), runUrl, null, List.of());
    }

    /** {@code acme/shop} of {@code https://git.example.com/acme/shop.git} or {@code git@git.example.com:acme/shop.git}. */
    private static @Nullable String path(String repository) {
        String name = repository.contains("://")
                ? repository.replaceFirst("^[^:]*://[^/]*", "")
                : repository.substring(repository.indexOf(':') + 1);
        String clean = name.replaceFirst("^/+", "").replaceFirst("(?:\\.git)?/*$", "");
        return clean.isEmpty() ? null : clean;
    }

    /** As the query of a request; with its question mark, or empty. */
    String query(Format format) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        add(query, "project", project);
        add(query, "commit", commit);
        add(query, "run_url", runUrl);
        add(query, "environment", environment);
        // Only test reports say which tests pass, and a solution is tied to what was tried.
        if (format == Format.TEST_REPORT && (commit != null || runUrl != null)) {
            applied.forEach(solution -> add(query, "applied_solution", solution));
        }
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
