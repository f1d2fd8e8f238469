package dev.tribal.cli.run;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
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
        List<Pump> pumps = new ArrayList<>();
        pumps.add(Pump.start(process.getInputStream(), FileDescriptor.out, log));
        if (!oneOutput) {
            pumps.add(Pump.start(process.getErrorStream(), FileDescriptor.err, log));
        }
        int status = process.waitFor();
        for (Pump pump : pumps) {
            pump.finish();
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
