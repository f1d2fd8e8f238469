package dev.tribal.cli.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of the user. Its standard input is ours, what it prints goes on as it comes, and it gets our signals.
 *
 * @param command the program and its arguments
 * @param atTerminal whether our input is a terminal
 * @param wantsTerminal whether our outputs are, too, so that the program shall have one
 */
public record Program(List<String> command, boolean atTerminal, boolean wantsTerminal) {
    /** How long something that it left behind may keep its output open before nobody waits for that any more. */
    private static final Duration AFTER_END = Duration.ofSeconds(1);

    private static final int BUFFER = 1 << 13;

    public Program {
        command = List.copyOf(command);
    }

    /**
     * Runs it and waits for its end.
     *
     * @param log gets all that it prints; {@code null} if that cannot be kept
     */
    public Ended run(@Nullable RollingLog log) throws NotStarted, InterruptedException {
        // Of two pipes nobody knows what came first; it only matters where both end at the same place.
        boolean inTerminal = wantsTerminal && Terminal.isThere(System.getenv());
        boolean oneOutput = inTerminal || haveSameTarget();
        Process process = start(inTerminal, oneOutput);
        var signals = Signals.passTo(process, atTerminal);
        List<Thread> pumps = new ArrayList<>();
        pumps.add(pump(process.getInputStream(), FileDescriptor.out, log));
        if (!oneOutput) {
            pumps.add(pump(process.getErrorStream(), FileDescriptor.err, log));
        }
        int status = process.waitFor();
        for (Thread pump : pumps) {
            pump.join(AFTER_END);
        }
        return new Ended(status, signals.seen());
    }

    private Process start(boolean inTerminal, boolean oneOutput) throws NotStarted {
        try {
            return new ProcessBuilder(inTerminal ? Terminal.around(command) : command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectErrorStream(oneOutput)
                    .start();
        } catch (IOException e) {
            throw new NotStarted(e);
        }
    }

    private static Thread pump(InputStream in, FileDescriptor target, @Nullable RollingLog log) {
        return Thread.ofPlatform().daemon().start(() -> {
            // Not closed: what Tribal has to say afterwards goes there, too.
            OutputStream out = new FileOutputStream(target);
            try (in) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    keep(log, buffer, read);
                }
            } catch (IOException _) {
                // Whoever read our output is gone; with its end of the pipe closed, the program hears of that.
            }
        });
    }

    /** A full disk is no reason to disturb the program. */
    private static void keep(@Nullable RollingLog log, byte[] bytes, int length) {
        try {
            if (log != null) {
                log.write(bytes, length);
            }
        } catch (IOException _) {
            // What is reported ends here.
        }
    }

    private static boolean haveSameTarget() {
        try {
            return Files.isSameFile(Path.of("/dev/fd/1"), Path.of("/dev/fd/2"));
        } catch (IOException _) {
            return false;
        }
    }

    /** There is no such program, or it may not run. */
    public static final class NotStarted extends Exception {
        private static final long serialVersionUID = 1L;

        private NotStarted(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /** Whether there is none. */
        public boolean isMissing() {
            return String.valueOf(getMessage()).contains("No such file");
        }
    }

    /**
     * How it ended.
     *
     * @param status as a shell says it: 128 and the number of the signal that ended it
     * @param stopped whether the user, or the CI system, wanted it to end
     */
    public record Ended(int status, boolean stopped) {
        private static final int INTERRUPTED = 130;

        /** Whether it failed by itself. */
        public boolean failed() {
            return status != 0 && !stopped && status != INTERRUPTED;
        }
    }
}
