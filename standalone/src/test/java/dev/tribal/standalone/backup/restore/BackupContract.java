package dev.tribal.standalone.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.event.Topics;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.standalone.backup.take.BackupRun;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.Chain;
import dev.tribal.standalone.backup.vault.Gaps;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.TopicCut;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a backup takes along, and when there is nothing to take, whichever stores an installation has. */
abstract class BackupContract extends RestoreFixture {
    @Test
    void entryOfTheAuditLogIsCopiedOnce() {
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            AuthRows.audit(live.auth, "a1", Instant.now());
            Manifest full = run.full(null);
            assertThat(run.increment(full)).isEmpty();

            AuthRows.audit(live.auth, "a2", Instant.now());
            Manifest increment = run.increment(full).orElseThrow();
            assertThat(increment.part(Parts.AUDIT_ENTRIES)).isPresent();
            assertThat(run.increment(increment)).isEmpty();

            live.accept(report(lost));
            Manifest another = run.increment(increment).orElseThrow();
            assertThat(another.part(Parts.AUDIT_ENTRIES)).isEmpty();

            // Committed late, or by a clock that is behind.
            AuthRows.audit(live.auth, "a0", Instant.now().minusSeconds(300));
            assertThat(run.increment(another).orElseThrow().part(Parts.AUDIT_ENTRIES))
                    .isPresent();
        }
    }

    @Test
    void incrementsGoOnWhileALongAuditLogIsCopiedAndEveryEntryIsRestored() {
        int[] pages = {0};
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            AuthRows.manyAudit(live.auth, 12_000);
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest[] last = {run.full(null)};
            run.full(last[0], () -> {
                AuthRows.audit(live.auth, "now" + pages[0]++, Instant.now());
                last[0] = run.increment(last[0]).orElse(last[0]);
                return last[0].id();
            });
            assertThat(vault.ids())
                    .filteredOn(id -> !id.isFull())
                    .as("increments beside the full backup")
                    .hasSize(pages[0])
                    .hasSizeGreaterThan(2);
        }

        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, null), null, restored.empty()).run();
            assertThat(AuthRows.auditIds(restored.auth))
                    .hasSize(12_000 + pages[0])
                    .contains("entry-1", "entry-12000", "now0", "now" + (pages[0] - 1));
        }
    }

    @Test
    void ofALogThatWasSetBackAFullBackupTakesAllThatItHas() {
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            live.accept(report(lost), report(lost));
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest full = run.full(null);
            assertThat(run.obstacle(full)).isEmpty();

            Manifest ahead = ahead(full, 5);
            live.commit("embedding-service", Topics.ERROR_EVENTS, 7);
            assertThat(run.obstacle(ahead))
                    .hasValueSatisfying(why -> assertThat(why)
                            .startsWith("The topic " + Topics.ERROR_EVENTS + " ends before the last backup did"));
            assertThat(run.full(ahead).entries(Topics.ERROR_EVENTS)).isEqualTo(2);
        }
    }

    /** As it would be if all topics had had more messages when it was taken. */
    private static Manifest ahead(Manifest backup, long more) {
        Map<String, TopicCut> topics = new HashMap<>();
        backup.topics().forEach((name, cut) -> {
            Map<Integer, Long> to = new HashMap<>(cut.to());
            to.replaceAll((_, end) -> end + more);
            topics.put(name, new TopicCut(cut.topicId(), cut.from(), to, cut.consumed()));
        });
        return new Manifest(
                Manifest.FORMAT,
                backup.id(),
                null,
                backup.started(),
                backup.finished(),
                topics,
                backup.hashes(),
                backup.parts(),
                backup.gaps());
    }

    @Test
    void useOfAKeyIsNoReasonForABackupAndAChangeOfItIs() {
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            AuthRows.insert(live.auth);
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest full = run.full(null);
            live.auth
                    .client()
                    .sql("update api_key set last_used_at = '2026-03-01T12:00:00Z'")
                    .update();
            assertThat(run.increment(full)).isEmpty();

            live.auth.client().sql("update api_key set name = 'another'").update();
            assertThat(run.increment(full).orElseThrow().part(Parts.AUTH)).isPresent();
        }
    }

    @Test
    void textsThatAreMissingAreCountedAndManyOfThemAreNoBackup() {
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            var texts = new LongTexts(live.texts);
            List<UUID> many = Stream.generate(UUID::randomUUID).limit(12).toList();
            for (UUID error : many) {
                UUID event = UUID.randomUUID();
                Attachment text = texts.store(TENANT, error, event, LongText.STACK_TRACE, "long ".repeat(9_000));
                live.accept(report(event, error, text));
                texts.delete(TENANT, error, error.equals(many.getFirst()) ? List.of(text) : List.of());
            }
            live.apply(0);
            Manifest full = new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(null);
            assertThat(full.entries(Parts.TEXTS)).isEqualTo(11);
            assertThat(full.gaps()).isEqualTo(new Gaps(1, true));
            assertThat(Chain.find(vault, null).gaps().sentence())
                    .contains("1 long texts were missing", "api-key-hash.key");

            many.forEach(error -> texts.deleteOlder(TENANT, error, Instant.now().plusSeconds(60)));
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(full))
                    .withMessageContaining("12 of the 12 long texts");
            assertThat(vault.unfinished()).as("what was copied until then").isEmpty();
            assertThat(new BackupRun(vault, live.live(), Clock.systemUTC(), true)
                            .full(full)
                            .gaps()
                            .texts())
                    .isEqualTo(12);
        }
    }
}
