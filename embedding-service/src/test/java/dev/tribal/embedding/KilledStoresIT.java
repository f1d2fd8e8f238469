package dev.tribal.embedding;

import static org.awaitility.Awaitility.await;

import dev.tribal.embedding.store.jdbc.PostgresServer;
import dev.tribal.embedding.store.s3.S3Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers of record stores may die among many events and come back. */
class KilledStoresIT {
    @TempDir
    private Path folder;

    private TestBroker broker;

    @BeforeEach
    void start() {
        broker = new TestBroker();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void postgresMayBeKilledInTheMiddleOfManyEvents() {
        try (var server = PostgresServer.start(folder.resolve("postgres"))) {
            assertAllArriveOnce(
                    Map.of(
                            "tribal.embedding.database.url",
                            server.url(),
                            "tribal.embedding.database.username",
                            PostgresServer.USER),
                    server::kill,
                    "The database of the records cannot be reached",
                    server::start);
        }
    }

    @Test
    void theServerOfS3MayBeKilledInTheMiddleOfManyEvents() {
        System.setProperty("aws.accessKeyId", S3Proxy.USER);
        System.setProperty("aws.secretAccessKey", S3Proxy.SECRET);
        try (var server = S3Proxy.start(folder)) {
            assertAllArriveOnce(
                    Map.of(
                            "tribal.record-store",
                            "s3",
                            "tribal.embedding.s3.bucket",
                            S3Proxy.BUCKET,
                            "tribal.aws.endpoint",
                            server.endpoint().toString(),
                            "tribal.aws.path-style-access",
                            "true"),
                    server.server()::kill,
                    "The S3 bucket cannot be reached",
                    server.server()::start);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private void assertAllArriveOnce(Map<String, String> settings, Runnable kill, String said, Runnable bringBack) {
        try (var service = RunningService.start(settings, broker.brokers(), folder.resolve("tribal"))) {
            var events = ManyEvents.sendTo(broker);
            events.awaitMiddle(service);
            kill.run();
            await().atMost(Duration.ofSeconds(60)).until(() -> service.health().contains(said));
            bringBack.run();
            events.assertAllArrivedOnce(service);
        }
    }
}
