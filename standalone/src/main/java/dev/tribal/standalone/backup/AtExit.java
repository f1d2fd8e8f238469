package dev.tribal.standalone.backup;

/** What is done if the process is told to end before this is closed. */
final class AtExit implements AutoCloseable {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    static AtExit run(Runnable action) {
        Thread hook = Thread.ofPlatform().name("backup-end").unstarted(action);
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process ends already, and the action runs.
        }
    }
}
