package dev.tribal.embedding;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Starts a broker and the service on an empty folder before each test. */
abstract class WithService {
    @TempDir
    Path folder;

    TestBroker broker;
    RunningService service;

    @BeforeEach
    final void startService() {
        broker = new TestBroker();
        service = RunningService.start(broker.brokers(), folder);
    }

    @AfterEach
    final void stopService() {
        service.close();
        broker.close();
    }
}
