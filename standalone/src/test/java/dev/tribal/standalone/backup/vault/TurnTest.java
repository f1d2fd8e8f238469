package dev.tribal.standalone.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.platform.encryption.Sealer;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.targets.FolderTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void oneProcessAtATimeAddsBackups() {
        try (var _ = vault().turn(at(TIME), Duration.ZERO)) {
            assertThatExceptionOfType(TurnTakenException.class)
                    .isThrownBy(() -> vault().turn(at(TIME.plusSeconds(59)), Duration.ZERO))
                    .withMessageContaining("Another process takes a backup to that place");
        }
        vault().turn(at(TIME), Duration.ZERO).close();
        assertThat(vault().ids()).isEmpty();
    }

    @Test
    void whoHasPatienceGetsTheNextTurn() throws Exception {
        Turn first = vault().turn(Clock.systemUTC(), Duration.ZERO);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(() -> vault().turn(Clock.systemUTC(), Duration.ofSeconds(60)));
            first.close();
            second.get().close();
        }
    }

    @Test
    void onlyTheLatestTurnIsKept() throws IOException {
        for (int i = 0; i < 3; i++) {
            vault().turn(at(TIME), Duration.ZERO).close();
        }

        try (var files = Files.list(folder.resolve("turns"))) {
            assertThat(files).singleElement().asString().endsWith("000000000003");
        }
    }

    @Test
    void turnOfAProcessThatWasKilledEnds() {
        Vault killed = vault();
        try (var _ = killed.turn(at(TIME), Duration.ZERO);
                var next = vault().turn(at(TIME.plusSeconds(61)), Duration.ZERO)) {
            next.require();
        }
    }

    @Test
    void turnOfAProcessThatWasKilledWhileItsClockWasAheadEndsForWhoHasWatchedItAMinute() {
        try (var _ = vault().turn(at(TIME.plus(Duration.ofDays(400))), Duration.ZERO);
                var next = vault().turn(passing(() -> {}), Duration.ofSeconds(75))) {
            next.require();
        }
    }

    @Test
    void turnThatIsRenewedIsLeftToItsProcessHoweverFarItsClockIsAhead() {
        Path turn = folder.resolve("turns/000000000001");
        try (var _ = vault().turn(at(TIME), Duration.ZERO)) {
            var renewals = new AtomicInteger();
            Clock clock = passing(() -> write(turn, TIME.plus(Duration.ofDays(400 + renewals.getAndIncrement()))));

            assertThatExceptionOfType(TurnTakenException.class)
                    .isThrownBy(() -> vault().turn(clock, Duration.ofMinutes(3)));
        }
    }

    @Test
    void whoIsToldToEndHoldsNobodyUpAndPublishesNothing() {
        Vault ends = vault();
        try (Turn turn = ends.turn(at(TIME), Duration.ZERO)) {
            ends.giveTurnBack();
            vault().turn(at(TIME), Duration.ZERO).close();
            assertThatExceptionOfType(BackupException.class).isThrownBy(turn::require);
        }
    }

    @Test
    void whoLostTheTurnPublishesNothing() {
        var clock = new Moving(TIME);
        Vault slow = vault();
        try (var _ = slow.turn(clock, Duration.ZERO)) {
            clock.now = TIME.plus(Duration.ofMinutes(2));
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> slow.publish(manifest()))
                    .withMessageContaining("given up");
        }
        assertThat(vault().ids()).isEmpty();
    }

    @Test
    void turnThatWasNotWrittenWholeHoldsNobodyUp() throws IOException {
        Files.createDirectories(folder.resolve("turns"));
        Files.writeString(folder.resolve("turns/000000000001"), "2026-");

        vault().turn(at(TIME), Duration.ZERO).close();
    }

    private Vault vault() {
        return new Vault(new FolderTarget(folder), Sealer.NONE);
    }

    private static Manifest manifest() {
        return new Manifest(
                Manifest.FORMAT,
                BackupId.next(TIME, null, true),
                null,
                TIME,
                TIME,
                Map.of(),
                Map.of(),
                List.of(),
                Gaps.NONE);
    }

    private static Clock at(Instant time) {
        return new Moving(time);
    }

    /** Each look at it is twenty seconds after the one before. */
    private static Clock passing(Runnable meanwhile) {
        return new Moving(TIME) {
            @Override
            public Instant instant() {
                meanwhile.run();
                super.now = super.now.plusSeconds(20);
                return super.now;
            }
        };
    }

    private static void write(Path file, Instant until) {
        try {
            Files.writeString(file, until.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static class Moving extends Clock {
        private Instant now;

        private Moving(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
