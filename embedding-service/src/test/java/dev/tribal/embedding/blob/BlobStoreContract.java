package dev.tribal.embedding.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tribal.contracts.LongText;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.platform.blob.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every blob store has to do; {@link #store()} is empty at the start of each test. */
public interface BlobStoreContract {
    BlobStore store();

    @Test
    default void nothingIsFoundInAnEmptyStore() {
        assertThat(store().get(name("acme", UUID.randomUUID()))).isEmpty();
        assertThatCode(() -> store().delete(List.of(name("acme", UUID.randomUUID()))))
                .doesNotThrowAnyException();
        assertThatCode(() -> store().deleteOlder("acme", UUID.randomUUID(), later()))
                .doesNotThrowAnyException();
        assertThatCode(() -> store().check()).doesNotThrowAnyException();
    }

    @Test
    default void whatIsPutIsReadByteForByte() {
        BlobName name = name("acme", UUID.randomUUID());
        byte[] content = new byte[2 * 1024 * 1024];
        new Random(1).nextBytes(content);
        store().put(name, content);

        assertThat(store().get(name)).hasValue(content);
    }

    @Test
    default void theLatestPutCountsAndTheSameCanBePutAgain() {
        BlobName name = name("acme", UUID.randomUUID());
        store().put(name, bytes("first"));
        store().put(name, bytes("second"));
        store().put(name, bytes("second"));

        assertThat(store().get(name)).hasValue(bytes("second"));
    }

    @Test
    default void tenantsRecordsEventsAndFieldsAreApart() {
        UUID record = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        List<BlobName> names = List.of(
                new BlobName("acme", record, event, LongText.STACK_TRACE),
                new BlobName("acme", record, event, LongText.CODE_SNIPPET),
                new BlobName("acme", record, UUID.randomUUID(), LongText.STACK_TRACE),
                new BlobName("acme", UUID.randomUUID(), event, LongText.STACK_TRACE),
                new BlobName("Acme", record, event, LongText.STACK_TRACE),
                new BlobName("_41cme", record, event, LongText.STACK_TRACE),
                new BlobName("../acme", record, event, LongText.STACK_TRACE),
                new BlobName("acme/" + record, record, event, LongText.STACK_TRACE),
                new BlobName("", record, event, LongText.STACK_TRACE),
                new BlobName("ä☕\uD83D\uDE00 \0\n".repeat(100), record, event, LongText.STACK_TRACE));
        names.forEach(name -> store().put(name, bytes(name.toString())));

        assertThat(names).allSatisfy(name -> assertThat(store().get(name)).hasValue(bytes(name.toString())));
    }

    @Test
    default void onlyWhatIsNamedIsDeleted() {
        UUID record = UUID.randomUUID();
        BlobName gone = name("acme", record);
        BlobName kept = name("acme", record);
        store().put(gone, bytes("gone"));
        store().put(kept, bytes("kept"));
        store().delete(List.of(gone, name("acme", record)));

        assertThat(store().get(gone)).isEmpty();
        assertThat(store().get(kept)).hasValue(bytes("kept"));
    }

    @Test
    default void everythingOfOneRecordIsDeletedButOnlyIfItIsOlder() {
        UUID record = UUID.randomUUID();
        List<BlobName> names =
                IntStream.range(0, 5).mapToObj(_ -> name("acme", record)).toList();
        BlobName otherTenant = name("acme2", record);
        BlobName otherRecord = name("acme", UUID.randomUUID());
        names.forEach(name -> store().put(name, bytes("x")));
        store().put(otherTenant, bytes("x"));
        store().put(otherRecord, bytes("x"));

        store().deleteOlder("acme", record, Instant.now().minus(Duration.ofHours(1)));
        assertThat(names).allSatisfy(name -> assertThat(store().get(name)).isPresent());
        store().deleteOlder("acme", record, later());
        assertThat(names).allSatisfy(name -> assertThat(store().get(name)).isEmpty());
        assertThat(store().get(otherTenant)).isPresent();
        assertThat(store().get(otherRecord)).isPresent();
    }

    @Test
    default void writersAndDeletersOfOneRecordDoNotDisturbEachOther() {
        UUID record = UUID.randomUUID();
        List<BlobName> names =
                IntStream.range(0, 40).mapToObj(_ -> name("acme", record)).toList();
        CompletableFuture.allOf(names.stream()
                        .map(name -> CompletableFuture.runAsync(() -> {
                            store().put(name, bytes("x"));
                            store().delete(List.of(name));
                            store().put(name, bytes("y"));
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(names).allSatisfy(name -> assertThat(store().get(name)).hasValue(bytes("y")));
    }

    private static BlobName name(String tenant, UUID record) {
        return new BlobName(tenant, record, UUID.randomUUID(), LongText.STACK_TRACE);
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
