package dev.tribal.standalone.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.platform.encryption.Sealer;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.targets.FolderTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Minutes in which none of the tests lives. */
    private static final int AHEAD = 500_000;

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void open() {
        vault = new Vault(new FolderTarget(folder), Sealer.NONE);
    }

    @Test
    void withoutAMomentItIsTheNewestFullBackupWithAllThatFollows() {
        Manifest old = publish(0, null);
        publish(1, old);
        Manifest full = publish(10, null);
        Manifest one = publish(11, full);
        Manifest two = publish(12, one);

        assertThat(Chain.find(vault, null)).isEqualTo(new Chain(full, List.of(one, two)));
    }

    @Test
    void aMomentBeforeTheNewestFullBackupIsReachedFromTheOneBefore() {
        Manifest old = publish(0, null);
        Manifest one = publish(1, old);
        Manifest full = publish(10, null);
        publish(11, full);

        assertThat(Chain.find(vault, NOON.plus(Duration.ofMinutes(9)))).isEqualTo(new Chain(old, List.of(one, full)));
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> Chain.find(vault, NOON.minusSeconds(1)))
                .withMessageContaining("the oldest moment that can be restored is 2026-03-01T12:00:01Z");
    }

    @Test
    void afterAClockThatWasAheadTheTimesOfTheBackupsCountAndNotTheirNames() {
        Manifest old = publish(0, null);
        Manifest early = publish(5, old);
        Manifest ahead = publish(AHEAD, early.id(), null);
        Manifest corrected = publish(10, ahead.id(), ahead);
        Manifest full = publish(20, corrected.id(), null);
        Manifest increment = publish(30, full.id(), full);
        Manifest next = publish(40, increment.id(), null);
        publish(50, next.id(), next);

        assertThat(find(4)).isEqualTo(new Chain(old, List.of(early, ahead)));
        assertThat(find(25)).isEqualTo(new Chain(full, List.of(increment, next)));
        assertThat(find(60).full()).isEqualTo(next);
    }

    @Test
    void aMomentIsRefusedIfWhatWasThereMayBeInABackupThatTheChainLacks() {
        Manifest old = publish(0, null);
        Manifest ahead = publish(AHEAD, old.id(), null);
        Manifest corrected = publish(10, ahead.id(), ahead);

        for (int minute : new int[] {5, 15}) {
            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> find(minute))
                    .withMessageContaining("A clock was set back: the backup %s is of", ahead.id())
                    .withMessageContaining("and %s, which was taken after it", corrected.id());
        }
    }

    @Test
    void aMomentIsRefusedIfTheChainMayHaveWhatCameLater() {
        Manifest old = publish(0, null);
        Manifest later = publish(60, old);
        Manifest behind = publish(-1_000_000, later.id(), null);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> find(30))
                .withMessageContaining("A clock was set back: the backup %s is of", later.id())
                .withMessageContaining("and %s, which was taken after it", behind.id());
        assertThat(Chain.find(vault, null)).isEqualTo(new Chain(behind, List.of()));
    }

    @Test
    void aMissingLinkIsNamed() {
        Manifest full = publish(0, null);
        Manifest one = publish(1, full);
        publish(2, one);
        vault.delete(one.id());

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> Chain.find(vault, null))
                .withMessageContaining(one.id() + " is missing");
    }

    @Test
    void whereThereIsNothingThatIsSaid() {
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> Chain.find(vault, null))
                .withMessage("There is no complete backup in that place.");
    }

    @Test
    void oldFullBackupsGoWithTheirIncrementsAndSoDoesWhatWasGivenUp() {
        Manifest first = publish(0, null);
        Manifest increment = publish(1, first);
        Manifest second = publish(10, null);
        Manifest third = publish(20, null);
        BackupId givenUp = BackupId.next(NOON.minus(Duration.ofDays(2)), null, true);
        vault.put(givenUp, "records-000001", new byte[] {1});
        BackupId underway = BackupId.next(NOON.plus(Duration.ofMinutes(21)), null, true);
        vault.put(underway, "records-000001", new byte[] {1});

        List<BackupId> removed = new Retention(vault).keep(2);
        new Retention(vault).removeGivenUp(NOON.plus(Duration.ofMinutes(22)));

        assertThat(removed).containsExactly(increment.id(), first.id());
        assertThat(vault.ids()).containsExactly(second.id(), third.id());
        assertThat(vault.unfinished()).containsExactly(underway);
    }

    @Test
    void namesGoOnEvenIfTheClockIsSetBack() {
        BackupId last = BackupId.next(NOON, null, true);

        assertThat(BackupId.next(NOON.minusSeconds(60), last, false)).isGreaterThan(last);
        assertThat(last.text()).isEqualTo("20260301T120000000Z-full");
        assertThat(last.time()).isEqualTo(NOON);
    }

    private Chain find(int minute) {
        return Chain.find(vault, NOON.plus(Duration.ofMinutes(minute)), NOON.plus(Duration.ofDays(1)));
    }

    private Manifest publish(int minute, @Nullable Manifest previous) {
        return publish(minute, null, previous);
    }

    /** @param last the one whose name this one comes behind whatever the clock says */
    private Manifest publish(int minute, @Nullable BackupId last, @Nullable Manifest previous) {
        Instant time = NOON.plus(Duration.ofMinutes(minute));
        var manifest = new Manifest(
                Manifest.FORMAT,
                BackupId.next(time, last, previous == null),
                previous == null ? null : previous.id(),
                time,
                time.plusSeconds(1),
                Map.of(),
                Map.of(),
                List.of(),
                Gaps.NONE);
        vault.publish(manifest);
        return manifest;
    }
}
