package dev.tribal.standalone.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.INSTANT;

import dev.tribal.auth.AuthRestoreMark;
import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.store.RestoreMark;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.lifecycle.UnfinishedRestoreException;
import dev.tribal.platform.template.LearntTemplate;
import dev.tribal.standalone.backup.take.BackupRun;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.Chain;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Retention;
import dev.tribal.standalone.backup.vault.Vault;
import dev.tribal.standalone.backup.vault.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restore brings back, whichever stores an installation has. */
abstract class RestoreContract extends BackupContract {
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void everythingIsThereOnceAndDeletionsHoldWithFewerAndMorePartitions(int partitions) throws IOException {
        Attachment text;
        try (var live = tribal(folder.resolve("live"), 3);
                var vault = vault()) {
            Files.createDirectories(folder.resolve("live/secrets"));
            Files.writeString(folder.resolve("live/secrets/api-key-hash.key"), "hash");
            Files.writeString(folder.resolve("live/mcp-key"), "mcp");
            AuthRows.insert(live.auth);
            UUID event = UUID.randomUUID();
            text = new LongTexts(live.texts)
                    .store(TENANT, errors.get(1), event, LongText.STACK_TRACE, "long ".repeat(9_000));
            errors.forEach(error -> live.accept(report(error), report(error)));
            live.accept(report(event, errors.get(1), text), report(lost));
            // The records are ahead of what the consumer has said, as after a kill, and behind the log.
            live.apply(2);
            live.accept(report(errors.get(2)));

            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest full = run.full(null);
            assertThat(run.obstacle(full)).isEmpty();
            live.accept(report(errors.getFirst()), event(lost, new ErrorDeleted()), report(errors.getLast()));
            Manifest one = run.increment(full).orElseThrow();
            live.accept(report(errors.getFirst()));
            Manifest two = run.increment(one).orElseThrow();
            assertThat(two.entries(Topics.ERROR_EVENTS)).isEqualTo(1);
            assertThat(run.increment(two)).isEmpty();
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> new Restore(vault, Chain.find(vault, null), null, live.empty()).run())
                    .withMessageContaining("in use");
        }

        try (var restored = tribal(folder.resolve("restored"), partitions);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, null), null, restored.empty()).run();
            restored.apply(0);
            assertOccurrences(
                    restored, Map.of(errors.get(0), 4L, errors.get(1), 3L, errors.get(2), 3L, errors.get(7), 3L));
            assertThat(restored.find(new RecordKey(TENANT, lost)).record()).isNull();
            assertThat(new LongTexts(restored.texts).read(TENANT, errors.get(1), text))
                    .hasValue("long ".repeat(9_000));
            assertThat(folder.resolve("restored/secrets/api-key-hash.key")).hasContent("hash");
            assertThat(folder.resolve("restored/mcp-key")).hasContent("mcp");
            AuthRows.assertThere(restored.auth);
            assertThat(restored.messages(Topics.ERROR_RECORDS)).isEqualTo(errors.size() + 1);
            assertThat(restored.audit()).singleElement().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo("backup.restore");
                assertThat(entry.target().id()).endsWith("-increment");
            });
        }
    }

    @Test
    void whatIsLearntOfMessagesIsRestoredAndTold() {
        UUID leaf = UUID.randomUUID();
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            live.accept(
                    observed(leaf, "no such user here ; name = root"),
                    observed(leaf, "no such user here ; name = guest"));
            live.apply(0);
            new BackupRun(vault, live.live(), Clock.systemUTC(), true).full(null);
        }

        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, null), null, restored.empty()).run();
            assertThat(restored.find(new RecordKey(TENANT, leaf)).templates().templates())
                    .extracting(LearntTemplate::text)
                    .containsExactly("no such user here ; name = <*>");
            assertThat(restored.messages(Topics.TEMPLATES)).isEqualTo(1);
            assertThat(restored.messages(Topics.ERROR_RECORDS)).isZero();
        }
    }

    @Test
    void aMomentIsRestoredEvenIfALaterFullBackupIsThere() {
        Instant moment;
        try (var live = tribal(folder.resolve("live"), 2);
                var vault = vault()) {
            live.accept(report(lost));
            live.apply(0);
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest full = run.full(null);
            live.accept(report(lost));
            Manifest increment = run.increment(full).orElseThrow();
            live.accept(report(lost));
            moment = afterThis();
            live.accept(event(lost, new ErrorDeleted()));
            live.apply(0);
            run.full(increment);
        }

        try (var restored = tribal(folder.resolve("restored"), 2);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, moment), moment, restored.empty()).run();
            restored.apply(0);
            assertOccurrences(restored, Map.of(lost, 3L));
        }
    }

    @Test
    void incrementsGoOnWhileAFullBackupIsTakenAndEachMomentInBetweenCanBeRestored() {
        Instant[] moment = {Instant.EPOCH};
        try (var live = tribal(folder.resolve("live"), 2);
                var vault = vault()) {
            live.accept(report(lost));
            live.apply(0);
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest first = run.full(null);
            Manifest[] last = {run.full(first)};
            Manifest second = run.full(last[0], () -> {
                live.accept(report(lost));
                live.apply(0);
                last[0] = run.increment(last[0]).orElseThrow();
                moment[0] = moment[0].equals(Instant.EPOCH) ? afterThis() : moment[0];
                return last[0].id();
            });
            assertThat(vault.ids()).endsWith(last[0].id(), second.id());
            assertThat(run.increment(second)).isEmpty();
            live.accept(report(lost));
            assertThat(run.increment(second).orElseThrow().entries(Topics.ERROR_EVENTS))
                    .isEqualTo(1);
            assertThat(damaged(vault)).isEmpty();
        }
        try (var restored = tribal(folder.resolve("restored"), 2);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, moment[0]), moment[0], restored.empty()).run();
            restored.apply(0);
            assertOccurrences(restored, Map.of(lost, 2L));
        }

        try (var restored = tribal(folder.resolve("restored-all"), 2);
                var vault = vault()) {
            new Retention(vault).keep(1);
            new Retention(vault).removeGivenUp(Instant.now());
            assertThat(vault.ids()).hasSize(2);
            assertThat(damaged(vault)).isEmpty();
            new Restore(vault, Chain.find(vault, null), null, restored.empty()).run();
            restored.apply(0);
            assertOccurrences(restored, Map.of(lost, 4L));
        }
    }

    private static List<String> damaged(Vault vault) {
        List<String> damaged = new ArrayList<>();
        new Verification(vault).run(_ -> {}, damaged::add);
        return damaged;
    }

    @Test
    void afterARestoreThatWasNotFinishedNeitherStoreIsUsed() {
        UUID event = UUID.randomUUID();
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            Attachment text =
                    new LongTexts(live.texts).store(TENANT, lost, event, LongText.STACK_TRACE, "long ".repeat(9_000));
            live.accept(report(event, lost, text));
            new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(null);
        }
        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            var chain = Chain.find(vault, null);
            EmptyTribal broken = restored.emptyWithoutTexts();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> new Restore(vault, chain, null, broken).run());
            assertThatExceptionOfType(UnfinishedRestoreException.class)
                    .isThrownBy(() -> AuthRestoreMark.throwIfUnfinished(restored.auth));
            assertThatExceptionOfType(UnfinishedRestoreException.class)
                    .isThrownBy(() -> RestoreMark.throwIfUnfinished(restored.records.properties()));

            // Nothing but the marks was written, so that it can be tried again.
            new Restore(vault, chain, null, restored.empty()).run();
            AuthRestoreMark.throwIfUnfinished(restored.auth);
            RestoreMark.throwIfUnfinished(restored.records.properties());
        }
    }

    @Test
    void resultsOfCiThatWereWorkedOnAreNotSentAgainIfALaterBackupIsOfAnotherInstallation() {
        Instant moment;
        Manifest last;
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            live.send(new ProducerRecord<>(Topics.CI_RESULTS, "worked-on", new byte[] {1}));
            live.commit("tribal-ci-results", Topics.CI_RESULTS, 1);
            live.send(new ProducerRecord<>(Topics.CI_RESULTS, "waits", new byte[] {2}));
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest full = run.full(null);
            live.commit("tribal-ci-results", Topics.CI_RESULTS, 2);
            live.accept(report(lost));
            last = run.increment(full).orElseThrow();
            moment = afterThis();
        }
        try (var another = tribal(folder.resolve("another"), 1);
                var vault = vault()) {
            another.accept(report(lost));
            new BackupRun(vault, another.live(), Clock.systemUTC(), false).full(last);
        }

        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, moment), moment, restored.empty()).run();
            assertThat(restored.messages(Topics.CI_RESULTS)).isZero();
        }
    }

    @Test
    void aResultOfCiThatWaitedAtTheMomentComesBackAlsoIfItWasWorkedOnLater() {
        Instant moment;
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            live.send(new ProducerRecord<>(Topics.CI_RESULTS, "waits", new byte[] {1}));
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest full = run.full(null);
            moment = afterThis();
            live.commit("tribal-ci-results", Topics.CI_RESULTS, 1);
            live.accept(report(lost));
            run.increment(full).orElseThrow();
        }

        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, moment), moment, restored.empty()).run();
            assertThat(restored.messages(Topics.CI_RESULTS)).isEqualTo(1);
            assertThat(restored.audit())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.target().id()).isEqualTo(moment.toString()));
        }
    }

    @Test
    void whatWaitsAndExpiresIsRestoredAsNewUpToTheMoment() {
        long old = Instant.now().minus(Duration.ofDays(6)).toEpochMilli();
        Instant moment;
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            for (String topic : List.of(Topics.AUDIT, Topics.CI_RESULTS)) {
                live.send(new ProducerRecord<>(topic, null, old, "waits", new byte[] {1}));
            }
            var run = new BackupRun(vault, live.live(), Clock.systemUTC(), false);
            Manifest full = run.full(null);
            moment = afterThis();
            for (String topic : List.of(Topics.AUDIT, Topics.CI_RESULTS)) {
                live.send(new ProducerRecord<>(topic, "later", new byte[] {2}));
            }
            run.increment(full).orElseThrow();
        }

        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            Instant begin = afterThis();
            new Restore(vault, Chain.find(vault, moment), moment, restored.empty()).run();
            assertThat(restored.times(Topics.CI_RESULTS)).singleElement(INSTANT).isAfter(begin);
            // The second is about the restore.
            assertThat(restored.times(Topics.AUDIT))
                    .hasSize(2)
                    .allSatisfy(time -> assertThat(time).isAfter(begin));
        }
    }

    @Test
    void ofTwoRestoresOfOneInstallationOneIsDone() {
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            live.accept(report(lost));
            new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(null);
        }
        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            var chain = Chain.find(vault, null);
            var first = RestoreMark.look(restored.records.properties());
            var second = RestoreMark.look(restored.records.properties());
            assertThat(first.begin()).isTrue();
            assertThat(second.begin()).isFalse();
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> new Restore(vault, chain, null, restored.empty()).run())
                    .withMessageContaining("Another restore");
            assertThat(restored.messages(Topics.ERROR_EVENTS)).isZero();

            first.giveUp();
            assertThatExceptionOfType(UnfinishedRestoreException.class)
                    .isThrownBy(() -> RestoreMark.throwIfUnfinished(restored.records.properties()));
            new Restore(vault, chain, null, restored.empty()).run();
            RestoreMark.throwIfUnfinished(restored.records.properties());
        }
    }

    @Test
    void deadLettersComeBackWithTheirTextsAndWhatWasReplayedCountsOnce() {
        UUID unreadable = UUID.randomUUID();
        Attachment text;
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            text = new LongTexts(live.texts)
                    .store(TENANT, lost, unreadable, LongText.STACK_TRACE, "long ".repeat(9_000));
            var letter = new EventCodec().write(report(unreadable, lost, text));
            letter.headers().remove("ce_type").add("ce_type", "of.a.later.version".getBytes(StandardCharsets.UTF_8));
            live.send(new ProducerRecord<>(
                    Topics.ERROR_EVENTS_DLT, null, letter.key(), letter.value(), letter.headers()));
            var once = new EventCodec().write(report(errors.getFirst()));
            live.send(once);
            // Replayed, because the version of then could not read the first.
            once.headers()
                    .add("ce_idempotent", "true".getBytes(StandardCharsets.UTF_8))
                    .add("tribal_replay-of", (live.topicId() + ":0-0").getBytes(StandardCharsets.UTF_8));
            live.send(once);
            new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(null);
        }

        try (var restored = tribal(folder.resolve("restored"), 2);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, null), null, restored.empty()).run();
            restored.apply(0);
            assertOccurrences(restored, Map.of(errors.getFirst(), 1L));
            assertThat(restored.messages(Topics.ERROR_EVENTS_DLT)).isEqualTo(1);
            assertThat(new LongTexts(restored.texts).read(TENANT, lost, text)).hasValue("long ".repeat(9_000));
        }
    }

    @Test
    void nothingIsWrittenWhileAServiceRunsOrOtherSecretsAreInPlace() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("live/secrets"));
        Files.writeString(secrets.resolve("api-key-hash.key"), "hash");
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            live.accept(report(lost));
            new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(null);
        }

        Path taken = Files.createDirectories(folder.resolve("restored/secrets")).resolve("api-key-hash.key");
        Files.writeString(taken, "another");
        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            var restore = new Restore(vault, Chain.find(vault, null), null, restored.empty());
            try (var _ = restored.service()) {
                assertThatExceptionOfType(BackupException.class)
                        .isThrownBy(restore::run)
                        .withMessageContaining("embedding-service is at work");
            }
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(restore::run)
                    .withMessageContaining("with other content than in the backup");
            Files.delete(taken);

            assertThat(restore.run().events()).isEqualTo(1);
        }
    }

    @Test
    void versionOfTheFingerprintsThatDecidesComesBack() {
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            live.send(new ProducerRecord<>(Topics.GROUPING, "decision", new byte[] {2}));
            live.accept(report(lost));
            new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(null);
        }

        try (var restored = tribal(folder.resolve("restored"), 1);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, null), null, restored.empty()).run();
            assertThat(restored.messages(Topics.GROUPING)).isEqualTo(1);
        }
    }

    @Test
    void aDiscardedLetterStaysDiscarded() {
        try (var live = tribal(folder.resolve("live"), 1);
                var vault = vault()) {
            // Put aside and given up; its event is still where it stood, and no record contains it.
            var event = new EventCodec().write(report(lost));
            live.send(event);
            live.accept(report(errors.getFirst()));
            DiscardedLetter.put(live, event);
            new BackupRun(vault, live.live(), Clock.systemUTC(), false).full(null);
        }

        try (var restored = tribal(folder.resolve("restored"), 2);
                var vault = vault()) {
            new Restore(vault, Chain.find(vault, null), null, restored.empty()).run();
            restored.apply(0);
            assertThat(restored.find(new RecordKey(TENANT, lost))).isNull();
            assertOccurrences(restored, Map.of(errors.getFirst(), 1L));
            assertThat(restored.messages(Topics.ERROR_EVENTS_DLT)).isEqualTo(2);
        }
    }
}
