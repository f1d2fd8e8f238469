package dev.tribal.embedding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.template.LearntTemplate;
import dev.tribal.platform.template.TemplateLeaf;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every record store does; each backend runs it against the real thing. */
public interface RecordStoreContract extends TenantPagesContract {

    @Test
    default void anEmptyStoreHasNothing() {
        assertThat(store().read(List.of())).isEmpty();
        assertThat(store().read(List.of(key("acme")))).isEmpty();
        assertThat(store().count()).isZero();
        assertThat(scan(null)).isEmpty();
        store().write(List.of());
        store().check();
    }

    @Test
    default void whatIsWrittenIsReadBackWhole() {
        StoredRecord written = Events.stored(key("acme"), "tricky: \u0000 ' \" \\ \uD83D\uDE00\n\t");
        StoredRecord deleted = StoredRecord.unknown(key("acme"), "topic");
        store().write(List.of(written, deleted));

        assertThat(store().read(List.of(written.key(), deleted.key(), key("acme"))))
                .containsOnlyKeys(written.key(), deleted.key())
                .containsEntry(written.key(), written.withRevision(1))
                .containsEntry(deleted.key(), deleted.withRevision(1));
    }

    @Test
    default void whatIsLearntOfMessagesIsKeptAndIsNoRecord() {
        RecordKey key = key("acme");
        var template = new LearntTemplate(
                "no such user here ; name = <*> \uD83D\uDE00", "v2:template:a", UUID.randomUUID(), 3);
        StoredRecord leaf =
                StoredRecord.unknown(key, "topic").withTemplates(new TemplateLeaf(List.of(template, template)));
        StoredRecord known = Events.stored(key("acme"), "no such user").withLeaf(key.id());
        store().write(List.of(leaf, known));

        assertThat(store().read(List.of(key, known.key())))
                .containsEntry(key, leaf.withRevision(1))
                .containsEntry(known.key(), known.withRevision(1));
        assertThat(store().count()).isEqualTo(1);
        assertThat(scan(null)).containsExactlyInAnyOrder(key, known.key());

        store().write(List.of(leaf.withRevision(1)));
        assertThat(store().count()).isEqualTo(1);
    }

    @Test
    default void aWriteOfWhatWasReadReplacesIt() {
        RecordKey key = key("acme");
        store().write(List.of(Events.stored(key, "one")));
        StoredRecord read = store().read(List.of(key)).get(key);
        store().write(List.of(read.withTextHash("other")));

        assertThat(store().read(List.of(key)).get(key))
                .isEqualTo(read.withTextHash("other").withRevision(2));
    }

    @Test
    default void aWriteOfWhatWasChangedSinceIsRefused() {
        RecordKey key = key("acme");
        StoredRecord first = Events.stored(key, "one");
        store().write(List.of(first));

        assertThatThrownBy(() -> store().write(List.of(first))).isInstanceOf(ConcurrentWriteException.class);
        store().write(List.of(first.withRevision(1)));
        assertThatThrownBy(() -> store().write(List.of(first.withRevision(1))))
                .isInstanceOf(ConcurrentWriteException.class);
        assertThatThrownBy(() ->
                        store().write(List.of(Events.stored(key("acme"), "x").withRevision(3))))
                .isInstanceOf(ConcurrentWriteException.class);
    }

    @Test
    default void tenantsAreApartEvenWithTheSameId() {
        UUID id = UUID.randomUUID();
        StoredRecord ours = Events.stored(new RecordKey("acme", id), "ours");
        StoredRecord theirs = Events.stored(new RecordKey("acme/2", id), "theirs");
        store().write(List.of(ours, theirs));

        assertThat(store().read(List.of(ours.key()))).containsOnlyKeys(ours.key());
        assertThat(store().read(List.of(theirs.key())).get(theirs.key()).record())
                .isEqualTo(theirs.record());
    }

    @Test
    default void aScanSeesEveryRecordOnce() {
        List<StoredRecord> records = IntStream.range(0, 250)
                .mapToObj(i -> Events.stored(key("tenant" + i % 3), "error " + i))
                .toList();
        store().write(records);
        StoredRecord tombstone = StoredRecord.unknown(key("acme"), "topic");
        store().write(List.of(tombstone));

        List<RecordKey> seen = scan(null);
        assertThat(seen).hasSize(251).contains(tombstone.key());
        assertThat(new HashSet<>(seen))
                .hasSize(251)
                .containsAll(records.stream().map(StoredRecord::key).toList());
        assertThat(store().count()).isEqualTo(250);
    }

    @Test
    default void aScanGoesOnBehindAnyRecordInTheSameOrder() {
        store().write(IntStream.range(0, 250)
                .mapToObj(i -> Events.stored(key("tenant" + i % 3), "error " + i))
                .toList());
        List<RecordKey> all = scan(null);

        assertThat(scan(all.get(120))).isEqualTo(all.subList(121, 250));
        assertThat(scan(all.getLast())).isEmpty();
    }

    @Test
    default void aPropertyHasItsLatestValue() {
        assertThat(store().properties().get("schema-version")).isEmpty();
        store().properties().put("schema-version", "1");
        store().properties().put("index.serving", "tricky ' \" \\ \uD83D\uDE00");
        store().properties().put("schema-version", "2");

        assertThat(store().properties().get("schema-version")).contains("2");
        assertThat(store().properties().get("index.serving")).contains("tricky ' \" \\ \uD83D\uDE00");
        assertThat(scan(null)).isEmpty();
        assertThat(store().count()).isZero();
    }

    @Test
    default void aPropertyIsReplacedOnlyIfItIsStillWhatWasRead() {
        var properties = store().properties();

        assertThat(properties.replace("index.serving", "0", "1")).isFalse();
        assertThat(properties.replace("index.serving", null, "1")).isTrue();
        assertThat(properties.replace("index.serving", null, "2")).isFalse();
        assertThat(properties.replace("index.serving", "0", "2")).isFalse();
        assertThat(properties.get("index.serving")).contains("1");
        assertThat(properties.replace("index.serving", "1", "2")).isTrue();
        assertThat(properties.get("index.serving")).contains("2");
    }

    @Test
    default void noneOfManyChangesOfAPropertyAtOnceIsLost() throws InterruptedException {
        var properties = store().properties();
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(Collections.nCopies(20, () -> {
                String before;
                do {
                    before = properties.get("counter").orElse(null);
                } while (!properties.replace(
                        "counter", before, before == null ? "1" : Integer.toString(Integer.parseInt(before) + 1)));
                return true;
            }));
        }

        assertThat(properties.get("counter")).contains("20");
    }

    @Test
    default void manyKeysAreReadAtOnce() {
        List<StoredRecord> records = IntStream.range(0, 1_200)
                .mapToObj(i -> Events.stored(key("acme"), "error " + i))
                .toList();
        store().write(records);

        assertThat(store().read(records.stream().map(StoredRecord::key).toList()))
                .hasSize(1_200);
    }

    @Test
    default void aDeletedRecordKeepsWhatWasApplied() {
        RecordKey key = key("acme");
        store().write(List.of(Events.stored(key, "one")));
        var tombstone = new StoredRecord(
                key, 1, null, Applied.none("t").with("t", new dev.tribal.contracts.Position(2, 9)), List.of(), null);
        store().write(List.of(tombstone));

        assertThat(store().read(List.of(key)).get(key)).isEqualTo(tombstone.withRevision(2));
        assertThat(store().count()).isZero();
        assertThat(scan(null)).containsExactly(key);
    }

    @Test
    default void ofTwoWritersOfOneRecordExactlyOneWins() {
        RecordKey key = key("acme");
        for (int round = 0; round < 50; round++) {
            StoredRecord one = Events.stored(key, "one").withRevision(round).withTextHash("one");
            StoredRecord two = one.withTextHash("two");
            List<String> winners = Stream.of(one, two)
                    .map(record -> CompletableFuture.supplyAsync(
                            () -> wins(record), task -> Thread.ofPlatform().start(task)))
                    .toList()
                    .stream()
                    .flatMap(won -> won.join().stream())
                    .toList();
            assertThat(winners).as("winners of round %d", round).hasSize(1);
            StoredRecord stored = store().read(List.of(key)).get(key);
            assertThat(stored.textHash()).isEqualTo(winners.getFirst());
            assertThat(stored.revision()).isEqualTo(round + 1L);
        }
    }

    private Optional<String> wins(StoredRecord record) {
        try {
            store().write(List.of(record));
            return Optional.of(Objects.requireNonNull(record.textHash()));
        } catch (ConcurrentWriteException _) {
            return Optional.empty();
        }
    }

    @Test
    default void aRecordOfFiveMegabytesIsKeptWholeAndShrinksAgain() {
        StoredRecord large = Events.stored(key("acme"), incompressible(5_000_000, 1));
        StoredRecord other = Events.stored(key("acme"), incompressible(2_000_000, 2));
        store().write(List.of(large, other));
        assertThat(store().read(List.of(large.key(), other.key())))
                .containsEntry(large.key(), large.withRevision(1))
                .containsEntry(other.key(), other.withRevision(1));

        StoredRecord second = Events.stored(large.key(), incompressible(4_000_000, 3));
        store().write(List.of(second.withRevision(1)));
        assertThat(store().read(List.of(large.key()))).containsEntry(large.key(), second.withRevision(2));
        assertThatThrownBy(() -> store().write(List.of(large.withRevision(1))))
                .isInstanceOf(ConcurrentWriteException.class);
        assertThat(store().read(List.of(large.key()))).containsEntry(large.key(), second.withRevision(2));

        StoredRecord small = Events.stored(large.key(), "small");
        store().write(List.of(small.withRevision(2)));
        assertThat(store().read(List.of(large.key()))).containsEntry(large.key(), small.withRevision(3));
        assertThat(scan(null)).containsExactlyInAnyOrder(large.key(), other.key());
        assertThat(store().count()).isEqualTo(2);
    }

    private static String incompressible(int length, long seed) {
        var bytes = new byte[length * 3 / 4];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    default void anyTextNamesATenant() {
        UUID id = UUID.randomUUID();
        List<StoredRecord> records = Stream.of(
                        "a",
                        "A",
                        "a/b",
                        "a_2fb",
                        "a%2Fb",
                        "..",
                        "../a",
                        ".",
                        "a b",
                        "é",
                        "e\u0301",
                        "日本",
                        "\uD83D\uDE00")
                .map(tenant -> Events.stored(new RecordKey(tenant, id), "error of " + tenant))
                .toList();
        store().write(records);

        for (StoredRecord record : records) {
            assertThat(store().read(List.of(record.key()))).containsEntry(record.key(), record.withRevision(1));
        }
        assertThat(scan(null))
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(StoredRecord::key).toList());
    }

    private List<RecordKey> scan(@Nullable RecordKey after) {
        List<RecordKey> keys = new ArrayList<>();
        store().scan(after, page -> page.forEach(record -> keys.add(record.key())));
        return keys;
    }

    private static RecordKey key(String tenant) {
        return new RecordKey(tenant, UUID.randomUUID());
    }
}
