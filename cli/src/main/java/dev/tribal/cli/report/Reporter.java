package dev.tribal.cli.report;

import dev.tribal.cli.mcp.Endpoint;
import dev.tribal.cli.report.Delivery.Away;
import dev.tribal.cli.report.Spool.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends reports to Tribal, and keeps in a spool what it cannot take now. */
public final class Reporter {
    private static final long MOST_BYTES = 500L << 20;

    private final String tribal;
    private final Sender sender;
    private final Spool spool;
    private final Failures failures;
    private @Nullable Away away;

    /**
     * @param tribal what the user calls it, an address or a name of its own for the one on this machine
     * @param spool the folder of what could not be sent
     * @param patience how long reports are tried
     */
    public Reporter(String tribal, Endpoint endpoint, HttpClient client, Path spool, Patience patience) {
        this.tribal = tribal;
        this.sender = new Sender(endpoint, client, patience);
        this.spool = new Spool(spool, MOST_BYTES);
        this.failures = new Failures(this.spool);
    }

    /**
     * Sends a file. When Tribal is away ({@link Away}), the file is in the spool.
     *
     * @throws IOException if the file cannot be read, or neither be sent nor kept; the message is for the user
     */
    public Delivery report(Path file, Format format, RunFacts facts, Progress progress)
            throws IOException, InterruptedException {
        return send(format.path() + facts.query(format), format.contentType(), file, progress);
    }

    /** The same for anything that a path takes; {@code body} is a file, too. */
    public Delivery send(String path, String contentType, Path body, Progress progress)
            throws IOException, InterruptedException {
        var upload = new Upload(tribal, path, contentType, UUID.randomUUID().toString());
        // Whoever waited for it once need not wait for each of a hundred files.
        Delivery delivery = away != null ? away : sender.send(upload, new FileBytes(body, 0, progress));
        if (delivery instanceof Away gone) {
            remember(gone);
            keep(upload, body, gone);
        } else {
            failures.answered();
        }
        return delivery;
    }

    private void remember(Away gone) {
        if (gone.fromAll()) {
            away = gone;
        }
    }

    private void keep(Upload upload, Path file, Away gone) throws IOException {
        try {
            spool.add(upload, file);
        } catch (IOException e) {
            throw new IOException(
                    "%s, and the report could not be kept: %s".formatted(gone.reason(), e.getMessage()), e);
        }
    }

    /** How many reports wait for this Tribal. */
    public int waiting() throws IOException {
        int waiting = 0;
        for (Path file : spool.waiting()) {
            if (spool.read(file).filter(this::isForThis).isPresent()) {
                waiting++;
            }
        }
        return waiting;
    }

    /**
     * Sends what waits in the spool for this Tribal until it is away again: what did not fail before first, the oldest of
     * it first. What cannot be read, or failed with too many commands that could send others, is set aside.
     *
     * @param most after how long no further report is begun
     */
    public Flushed flush(Duration most, Progress progress) throws IOException, InterruptedException {
        if (spool.waiting().isEmpty()) {
            return new Flushed(0, 0, "", "");
        }
        // Another command may be at it; what is sent twice counts once, but costs twice.
        try (FileChannel channel = FileChannel.open(
                        spool.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null
                    ? new Flushed(0, 0, "", "")
                    : flushAll(Instant.now().plus(most), progress);
        }
    }

    private Flushed flushAll(Instant end, Progress progress) throws IOException, InterruptedException {
        spool.tidy();
        var flush = new Flush(spool, failures, sender.patience() instanceof Patience.Each);
        for (Waiting waiting : waitingForThis(flush)) {
            if (Instant.now().isAfter(end) || flush.isOver()) {
                break;
            }
            var bytes = new FileBytes(waiting.file(), waiting.offset(), progress);
            Delivery delivery = sender.send(waiting.upload(), bytes);
            flush.add(waiting, delivery);
            if (delivery instanceof Away gone) {
                remember(gone);
            } else {
                failures.answered();
            }
        }
        return flush.flushed();
    }

    private List<Waiting> waitingForThis(Flush flush) throws IOException {
        List<Waiting> all = new ArrayList<>();
        for (Path file : spool.waiting()) {
            Optional<Waiting> waiting = spool.read(file);
            if (waiting.isEmpty()) {
                flush.addDamaged(file);
            } else if (isForThis(waiting.get())) {
                all.add(waiting.get());
            }
        }
        all.sort(Comparator.comparingInt(Waiting::failures));
        return all;
    }

    private boolean isForThis(Waiting waiting) {
        return waiting.upload().tribal().equals(tribal);
    }

    /**
     * What became of the reports in the spool.
     *
     * @param refused how many Tribal does not take, fails with again and again, or are damaged; they are set aside
     * @param reason why the last of those was refused; empty if none was
     * @param away why some still wait; empty if none does
     */
    public record Flushed(int sent, int refused, String reason, String away) {}
}
