package dev.tribal.cli.run;

import java.io.IOException;
import java.util.List;
import sun.misc.Signal;

/** Passes signals on to a process, and remembers that there was one. */
final class Signals {
    private final Process process;
    private volatile boolean seen;

    private Signals(Process process) {
        this.process = process;
    }

    /** @param atTerminal whether both have the same terminal, which sends what its keys mean to both */
    static Signals passTo(Process process, boolean atTerminal) {
        var signals = new Signals(process);
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signal.handle(new Signal(name), _ -> signals.pass(name, atTerminal));
        }
        return signals;
    }

    private void pass(String name, boolean atTerminal) {
        seen = true;
        if (atTerminal && name.equals("INT")) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        } catch (IOException _) {
            process.destroy();
        }
    }

    boolean seen() {
        return seen;
    }
}
