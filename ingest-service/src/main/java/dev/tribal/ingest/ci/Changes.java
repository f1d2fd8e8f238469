package dev.tribal.ingest.ci;

import dev.tribal.contracts.ChangeRange;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The changes between a run that failed and the first one that passed. */
final class Changes {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final int SHORT = 12;

    private Changes() {}

    /** Empty if either commit is not known, or they are the same. */
    static Optional<ChangeRange> between(CiRun failed, CiRun passed) {
        String from = failed.commit();
        String to = passed.commit();
        return from != null && to != null && isCommit(from) && isCommit(to) && !from.equals(to)
                ? Optional.of(new ChangeRange(from, to, page(passed.url(), from, to)))
                : Optional.empty();
    }

    /** What is said of them to people and agents. */
    static String described(ChangeRange range, CiRun passed) {
        String workflow = passed.workflow().isBlank() ? "the run" : passed.workflow();
        return "The error went away between commits %s and %s: %s%s failed with it, and the next run passed. The fix is among these changes, unless it went away by itself; nobody has verified it."
                .formatted(
                        shortened(range.from()),
                        shortened(range.to()),
                        workflow,
                        passed.branch() == null ? "" : " on " + passed.branch());
    }

    private static boolean isCommit(String commit) {
        return COMMIT.matcher(commit).matches();
    }

    /** GitHub and GitLab have the pages of a repository under its own, and that of a run is one of them. */
    private static @Nullable String page(@Nullable String run, String from, String to) {
        return run == null
                ? null
                : Stream.of("/-/", "/actions/")
                        .filter(run::contains)
                        .map(part -> run.substring(0, run.indexOf(part))
                                + (part.equals("/-/") ? part : "/")
                                + "compare/%s...%s".formatted(from, to))
                        .findFirst()
                        .orElse(null);
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(commit.length(), SHORT));
    }
}
