package dev.tribal.cli;

import dev.tribal.cli.report.Delivery;
import dev.tribal.cli.report.Format;
import dev.tribal.cli.report.Patience;
import dev.tribal.cli.report.Progress;
import dev.tribal.cli.report.ReportFiles;
import dev.tribal.cli.report.Reporter;
import dev.tribal.cli.report.RunFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code tribal report}: sends files that tell of failures, and keeps them while Tribal is away. */
final class Report {
    /** A status of its own: nothing is lost on this machine, but nothing is delivered yet. */
    static final int KEPT = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration MOST_FLUSHING = Duration.ofHours(1);

    private final Settings settings;
    private final PrintStream notes;
    private final Deliveries deliveries;
    private final Progress progress;

    /** @param notes gets what a person wants to know besides */
    Report(Settings settings, PrintStream out, PrintStream notes, Terminals terminals) {
        this.settings = settings;
        this.notes = notes;
        this.deliveries = new Deliveries(Output.of(settings), out, notes);
        this.progress = terminals.err() ? new ProgressLine(notes) : (_, _) -> {};
    }

    /** Returns the status of the process. */
    int run(Options options, InputStream in) throws IOException, InterruptedException {
        if (options.words().isEmpty() && !options.has("flush")) {
            throw new UsageException("report needs a file, a folder, or - for standard input");
        }
        RunFacts facts = Facts.of(options, settings);
        Reporter reporter = TribalApi.of(settings).reporter(settings, new Patience.Each(Seconds.of(options, PATIENCE)));
        deliveries.add(reporter.flush(MOST_FLUSHING, progress));
        boolean isLog = options.has("log");
        for (String word : options.words()) {
            if (word.equals("-")) {
                Path copy = ReportFiles.copy(in);
                try {
                    report("standard input", copy, isLog, facts, reporter);
                } finally {
                    Files.deleteIfExists(copy);
                }
            } else {
                reportAll(Path.of(word), isLog, facts, reporter);
            }
        }
        deliveries.print();
        return deliveries.status();
    }

    private void reportAll(Path place, boolean isLog, RunFacts facts, Reporter reporter)
            throws IOException, InterruptedException {
        List<Path> files = ReportFiles.in(place);
        if (files.isEmpty()) {
            notes.printf("tribal: there are no reports in %s%n", place);
        }
        for (Path file : files) {
            if (Files.isDirectory(place) && !isUnderstood(file, isLog)) {
                continue;
            }
            report(file.toString(), file, isLog, facts, reporter);
        }
    }

    /** In a folder there are other files as well. */
    private boolean isUnderstood(Path file, boolean isLog) throws IOException {
        try {
            ReportFiles.format(file, isLog);
            return true;
        } catch (IllegalArgumentException e) {
            notes.printf("tribal: passed over: %s %s%n", file, e.getMessage());
            return false;
        }
    }

    private void report(String name, Path file, boolean isLog, RunFacts facts, Reporter reporter)
            throws IOException, InterruptedException {
        try {
            Format format = ReportFiles.format(file, isLog);
            ReportFiles.checkLength(file);
            deliveries.add(name, reporter.report(file, format, facts, progress));
        } catch (IllegalArgumentException e) {
            deliveries.add(name, new Delivery.Refused("it " + e.getMessage()));
        } catch (NoSuchFileException _) {
            deliveries.add(name, new Delivery.Refused("it is not there"));
        }
    }
}
