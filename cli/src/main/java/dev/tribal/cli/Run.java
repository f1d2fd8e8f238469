package dev.tribal.cli;

import dev.tribal.cli.report.Delivery;
import dev.tribal.cli.report.Format;
import dev.tribal.cli.report.Patience;
import dev.tribal.cli.report.Reporter;
import dev.tribal.cli.report.RunFacts;
import dev.tribal.cli.run.FailedCommands;
import dev.tribal.cli.run.Program;
import dev.tribal.cli.run.RollingLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code tribal run}: runs a command as if it stood alone. What Tribal has to say comes afterwards, on standard error; what
 * goes wrong there changes nothing.
 */
final class Run {
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** What is reported of a long output at least; Tribal takes 100 MB. */
    private static final long LEAST_LOG = 32L << 20;

    private static final int LONGEST_NOTE = 200;

    private final Options options;
    private final Map<String, String> environment;
    private final PrintStream notes;
    private final Terminals terminals;
    private final FailedCommands failed;

    Run(Options options, Map<String, String> environment, PrintStream notes, Terminals terminals) {
        this.options = options;
        this.environment = environment;
        this.notes = notes;
        this.terminals = terminals;
        this.failed = new FailedCommands(FailedCommands.cache(environment, "failed-runs"), REMEMBERED);
    }

    /** Returns the status of the process, which is that of the command. */
    int run() throws IOException, InterruptedException {
        if (options.words().isEmpty()) {
            throw new UsageException("run needs a command, after --");
        }
        Duration patience = Seconds.of(options, PATIENCE);
        var program =
                new Program(options.words(), terminals.in(), terminals.in() && terminals.out() && terminals.err());
        RollingLog log = log();
        try {
            Program.Ended ended = program.run(log);
            tell(ended, log, patience);
            return ended.status();
        } catch (Program.NotStarted e) {
            notes.printf(
                    "tribal: %s %s%n",
                    options.words().getFirst(), e.isMissing() ? "is not found" : "cannot be executed");
            return e.isMissing() ? NOT_FOUND : NOT_EXECUTABLE;
        } finally {
            delete(log);
        }
    }

    private void delete(@Nullable RollingLog log) {
        try {
            if (log != null) {
                log.close();
            }
        } catch (IOException e) {
            notes.printf("tribal: the copy of the output could not be deleted: %s%n", e.getMessage());
        }
    }

    /** Without one the command runs all the same. */
    private @Nullable RollingLog log() {
        try {
            return RollingLog.create(LEAST_LOG);
        } catch (IOException e) {
            notes.printf(
                    "tribal: a failure will not be reported, since its output cannot be kept: %s%n", e.getMessage());
            return null;
        }
    }

    private void tell(Program.Ended ended, @Nullable RollingLog log, Duration time) {
        var patience = new Patience.Until(Instant.now().plus(time));
        try {
            if (ended.failed() && log != null) {
                afterFailure(Settings.of(options, environment), log.whole(), patience);
            } else if (ended.status() == 0) {
                afterSuccess(patience);
            }
        } catch (IOException | CommandException | UsageException e) {
            notes.printf("tribal: not reported: %s%n", e.getMessage());
        } catch (Throwable e) {
            // Whatever it is, even that the command built this program anew: the status is the command's.
            notes.printf("tribal: not reported: %s%n", Line.of(e.toString(), LONGEST_NOTE));
        }
    }

    private void afterFailure(Settings settings, Path log, Patience patience) throws IOException, InterruptedException {
        RunFacts facts = Facts.of(options, settings);
        // Before Tribal is asked, which may be away.
        failed.add(identity(facts), List.of());
        if (Files.size(log) == 0) {
            return;
        }
        TribalApi api = TribalApi.of(settings);
        Reporter reporter = api.reporter(settings, patience);
        switch (reporter.report(log, Format.LOG, facts, (_, _) -> {})) {
            case Delivery.Accepted accepted -> {
                JsonNode errors = accepted.receipt().path("errors");
                failed.add(identity(facts), ids(errors));
                new KnownFixes(api, notes, terminals.errStyle(), patience.of(0)).show(errors);
                outcomes(reporter, facts).tell(ids(errors), false);
                reporter.flush(Duration.ofSeconds(1), (_, _) -> {});
            }
            case Delivery.Refused no -> notes.printf("tribal: not reported: %s%n", no.reason());
            case Delivery.Away away ->
                notes.printf("tribal: %s; the failure is kept and reported later%n", away.reason());
        }
    }

    /** Asks Tribal nothing if the command did not fail before. */
    private void afterSuccess(Patience patience) throws IOException, InterruptedException {
        if (!Files.isDirectory(failed.folder())) {
            return;
        }
        Settings settings = Settings.of(options, environment);
        RunFacts facts = Facts.of(options, settings);
        Optional<List<UUID>> errors = failed.remove(identity(facts));
        if (errors.isEmpty()) {
            return;
        }
        boolean told = !facts.applied().isEmpty()
                && outcomes(TribalApi.of(settings).reporter(settings, patience), facts)
                        .tell(errors.get(), true);
        if (!told && !errors.get().isEmpty()) {
            notes.printf(
                    "tribal: this failed before and passes now. If it was a fix: tribal solve %s --description \"...\"%n",
                    errors.get().getFirst());
        }
    }

    private AppliedSolutions outcomes(Reporter reporter, RunFacts facts) {
        return new AppliedSolutions(reporter, facts, Path.of(options.words().getFirst()), notes);
    }

    /** A command is the same in the same place of the same project. */
    private List<String> identity(RunFacts facts) {
        List<String> identity = new ArrayList<>();
        identity.add(Objects.requireNonNullElse(facts.project(), ""));
        identity.add(Path.of("").toAbsolutePath().toString());
        identity.addAll(options.words());
        return identity;
    }

    private static List<UUID> ids(JsonNode errors) {
        return errors.valueStream()
                .map(error -> UUID.fromString(error.path("id").asString()))
                .distinct()
                .toList();
    }
}
