package dev.tribal.embedding.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ConcurrentWriteException;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.ServerProcess;
import dev.tribal.platform.encryption.Sealer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3FaultsIT {
    private static final int RECORDS = 2_000;
    private static final int BATCH = 100;

    @TempDir
    private static Path folder;

    private static S3Proxy server;

    @BeforeAll
    static void start() {
        server = S3Proxy.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aMissingBucketIsNamedByItsSetting() {
        try (var store = store(server.client(), "no-such-bucket")) {
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessage("The S3 bucket is missing; create it, or name another one in"
                            + " tribal.embedding.s3.bucket.");
            assertThatExceptionOfType(RecordStoreException.class).isThrownBy(() -> store.write(List.of(record())));
        }
    }

    @Test
    void noBucketAtAllIsRefusedAtTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store(server.client(), ""))
                .withMessage("tribal.embedding.s3.bucket must name a bucket");
    }

    @Test
    void wrongCredentialsAreCalledSo() {
        try (var store = store(S3Proxy.client(server.endpoint(), "wrong"), S3Proxy.BUCKET)) {
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageStartingWith("The credentials for the S3 bucket are refused; check AWS_ACCESS_KEY_ID");
        }
    }

    @Test
    void aServerThatIsAwayDoesNotKeepTheStoreFromBeingOpened() {
        URI nobody = URI.create("http://127.0.0.1:" + ServerProcess.freePort());
        try (var store = store(S3Proxy.client(nobody, S3Proxy.SECRET), S3Proxy.BUCKET)) {
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageStartingWith("The S3 bucket cannot be reached; check tribal.aws.endpoint")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("127.0.0.1"));
        }
    }

    @Test
    void aBucketThatCannotBeWrittenIsUnhealthyAfterTheFirstWrite() {
        StoredRecord record = record();
        try (var readOnly = S3Proxy.startReadOnly(folder);
                var writable = store(server.client(), S3Proxy.BUCKET);
                var store = store(readOnly.client(), S3Proxy.BUCKET)) {
            writable.write(List.of(record));
            assertThat(store.read(List.of(record.key()))).hasSize(1);
            store.check();

            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(() -> store.write(List.of(record())))
                    .withMessage("The credentials may not write to the S3 bucket; allow them s3:PutObject.");
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageContaining("s3:PutObject");
        }
    }

    @Test
    void allRecordsAreThereOnceAfterTheServerWasKilledAmongThem(@TempDir Path own) {
        List<StoredRecord> records =
                IntStream.range(0, RECORDS).mapToObj(_ -> record()).toList();
        var written = new AtomicInteger();
        var failures = new AtomicInteger();
        try (var killed = S3Proxy.start(own);
                var store = store(killed.client(), S3Proxy.BUCKET)) {
            var writer = CompletableFuture.runAsync(
                    () -> writeAll(store, records, written, failures),
                    task -> Thread.ofPlatform().start(task));
            await().atMost(Duration.ofSeconds(60)).until(() -> written.get() >= 5 * BATCH);
            killed.server().kill();
            await().atMost(Duration.ofSeconds(60)).until(() -> failures.get() > 0);
            killed.server().start();
            writer.join();

            List<StoredRecord> found = new ArrayList<>();
            store.scan(null, found::addAll);
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(records.stream()
                            .map(record -> record.withRevision(1))
                            .toList());
            assertThat(store.count()).isEqualTo(RECORDS);
        }
    }

    /** Like the consumer of events: reads, writes what is not there yet, and tries again until it works. */
    private static void writeAll(
            RecordStore store, List<StoredRecord> records, AtomicInteger written, AtomicInteger failures) {
        for (int from = 0; from < records.size(); from += BATCH) {
            List<StoredRecord> batch = records.subList(from, from + BATCH);
            await().atMost(Duration.ofSeconds(120)).until(() -> isWritten(store, batch, failures));
            written.addAndGet(batch.size());
        }
    }

    private static boolean isWritten(RecordStore store, List<StoredRecord> batch, AtomicInteger failures) {
        try {
            var there = store.read(batch.stream().map(StoredRecord::key).toList());
            store.write(batch.stream()
                    .filter(record -> !there.containsKey(record.key()))
                    .toList());
            return true;
        } catch (RecordStoreException | ConcurrentWriteException _) {
            failures.incrementAndGet();
            return false;
        }
    }

    private static RecordStore store(S3Client client, String bucket) {
        return new S3RecordStore(client, new S3StoreSettings(bucket, "faults/"), Sealer.NONE);
    }

    private static StoredRecord record() {
        return Events.stored(new RecordKey("acme", UUID.randomUUID()), "boom");
    }
}
