package dev.tribal.standalone;

import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/** The server of {@code deploy/chroma/install} as a process. */
final class Chroma {
    private static final Path PROGRAM = Project.root().resolve("target/chroma/bin/chroma");

    private Chroma() {}

    static boolean isThere() {
        return Project.has(PROGRAM.toString());
    }

    /** Starts it on a folder that it may have used before, and waits until it listens. */
    static Running start(Path folder, int port) {
        Running chroma = Running.start(
                Project.root(),
                PROGRAM.toString(),
                "run",
                "--path",
                folder.resolve("chroma").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port));
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
        return chroma;
    }
}
