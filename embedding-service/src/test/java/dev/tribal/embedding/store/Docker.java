package dev.tribal.embedding.store;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** For tests that need Docker; without it they are skipped, and say so in one line. */
public final class Docker {
    private Docker() {}

    /** Skips the tests of a class if there is no Docker. */
    public static void assumeAvailable(Class<?> tests) {
        boolean available = DockerClientFactory.instance().isDockerAvailable();
        if (!available) {
            System.out.println(tests.getSimpleName() + " is skipped: there is no Docker on this machine");
        }
        Assumptions.assumeTrue(available, "there is no Docker on this machine");
    }
}
