package dev.tribal.standalone.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.text.Sha256;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.targets.BackupTarget;
import dev.tribal.standalone.backup.targets.FolderTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final BackupId ID = BackupId.next(TIME, null, true);

    @TempDir
    Path folder;

    private final Sealer sealer = sealer(1);

    @Test
    void entriesOfAnySizeComeBackInOrder() {
        List<byte[]> entries = new ArrayList<>();
        var random = new Random(7);
        for (int size : new int[] {0, 1, 100, 9_000_000, 3, 5_000_000}) {
            byte[] entry = new byte[size];
            random.nextBytes(entry);
            entries.add(entry);
        }
        Part part = write(vault(sealer), "events", entries);

        assertThat(part.entries()).isEqualTo(6);
        assertThat(part.pieces()).hasSizeGreaterThan(2);
        assertThat(part.pieces()).allSatisfy(piece -> assertThat(piece.bytes()).isLessThan(6_000_000));
        List<byte[]> read = new ArrayList<>();
        new PartReader(vault(sealer)).entries(List.of(part)).forEach(read::add);
        assertThat(read.stream().map(entry -> Sha256.hex(entry)).toList())
                .isEqualTo(entries.stream().map(entry -> Sha256.hex(entry)).toList());
    }

    @Test
    void aPartWithoutEntriesStoresNothing() {
        Part part = write(vault(sealer), "events", List.of());

        assertThat(part.pieces()).isEmpty();
        assertThat(new PartReader(vault(sealer)).entries(List.of(part))).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingIsABackupBeforeItsManifestIsThere() {
        Vault vault = vault(sealer);
        Part part = write(vault, "records", List.of(text("one")));
        assertThat(vault.ids()).isEmpty();
        assertThat(vault.unfinished()).containsExactly(ID);

        Manifest manifest = manifest(part);
        vault.publish(manifest);
        assertThat(vault.ids()).containsExactly(ID);
        assertThat(vault.unfinished()).isEmpty();
        assertThat(vault.manifest(ID)).isEqualTo(manifest);

        vault.delete(ID);
        assertThat(vault.ids()).isEmpty();
        assertThat(vault.unfinished()).isEmpty();
    }

    @Test
    void nothingOfItCanBeReadWithoutTheKey() throws IOException {
        Vault vault = vault(sealer);
        vault.publish(manifest(write(vault, "records", List.of(text("a secret of the shop")))));

        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret", "records");
            }
        }
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> vault(Sealer.NONE).manifest(ID))
                .withMessage("The backup is encrypted; name the file with its key (--keys-file FILE).");
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> vault(sealer(2)).manifest(ID))
                .withMessageContaining("encrypted with a key that is not in the file");
    }

    @Test
    void whatSomebodyHasChangedIsNoticed() throws IOException {
        Vault vault = vault(sealer);
        Part part = write(vault, "records", List.of(text("one"), text("two")));
        vault.publish(manifest(part));
        Path piece = folder.resolve(part.pieces().getFirst().name());
        byte[] stored = Files.readAllBytes(piece);
        stored[stored.length - 1] ^= 1;
        Files.write(piece, stored);

        List<String> bad = verify(vault);
        assertThat(bad).singleElement().asString().contains("is not what was written");
        Files.delete(piece);
        assertThat(verify(vault)).singleElement().asString().contains("is missing");
    }

    @Test
    void aManifestInPlainTextIsNotTakenForASealedOne() {
        Vault plain = vault(Sealer.NONE);
        plain.publish(manifest(write(plain, "records", List.of(text("planted")))));

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> vault(sealer).manifest(ID))
                .withMessageContaining("--unencrypted");
        assertThat(verify(plain)).isEmpty();
    }

    @Test
    void piecesAreReadAheadAlsoThoseOfLaterParts() {
        Vault vault = vault(sealer);
        List<Part> parts = Stream.of("one", "two", "three")
                .map(name -> write(vault, name, List.of(text(name))))
                .toList();
        var together = new CyclicBarrier(parts.size());
        BackupTarget stored = new FolderTarget(folder);
        // Nobody gets an object before as many are asked for.
        BackupTarget slow = (BackupTarget) Proxy.newProxyInstance(
                BackupTarget.class.getClassLoader(), new Class<?>[] {BackupTarget.class}, (_, method, arguments) -> {
                    together.await(30, TimeUnit.SECONDS);
                    return method.invoke(stored, arguments);
                });

        assertThat(new PartReader(new Vault(slow, sealer)).entries(parts).map(String::new))
                .containsExactly("one", "two", "three");
    }

    @Test
    void messagesThatAreLeftOutBetweenTwoBackupsAreNoticed() {
        Vault vault = vault(sealer);
        Part part = write(vault, "records", List.of(text("one")));
        vault.publish(manifest(part));
        BackupId whole = increment(vault, 1, ID, 0, 5);
        increment(vault, 2, whole, 5, 9);
        assertThat(verify(vault)).isEmpty();

        increment(vault, 3, whole, 6, 9);
        assertThat(verify(vault)).singleElement().asString().contains("events", "do not begin where those of " + whole);
        increment(vault, 4, null, 9, 9);
        assertThat(verify(vault)).last().asString().contains("from which earlier backup");
    }

    @Test
    void whatIsRemovedWhileOthersAreReadIsPassedOver() {
        Vault vault = vault(sealer);
        Manifest first = manifest(write(vault, "records", List.of(text("one"))));
        vault.publish(first);
        BackupId removed = BackupId.next(TIME.plusSeconds(60), ID, false);
        vault.publish(
                new Manifest(Manifest.FORMAT, removed, ID, TIME, TIME, Map.of(), Map.of(), first.parts(), Gaps.NONE));
        List<BackupId> listed = vault.ids();
        List<BackupId> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();

        new Verification(vault)
                .run(
                        manifest -> {
                            good.add(manifest.id());
                            vault.delete(removed);
                            // Where the second has its content.
                            first.parts().getFirst().pieces().forEach(piece -> delete(folder.resolve(piece.name())));
                        },
                        bad::add);

        assertThat(bad).isEmpty();
        assertThat(good).containsExactly(ID);
        assertThat(vault.manifests(listed)).containsExactly(first);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BackupId increment(Vault vault, int minute, @Nullable BackupId previous, long from, long to) {
        Instant time = TIME.plus(Duration.ofMinutes(minute));
        BackupId id = BackupId.next(time, null, false);
        var cut = new TopicCut("topic", Map.of(0, from), Map.of(0, to), Map.of());
        vault.publish(new Manifest(
                Manifest.FORMAT, id, previous, time, time, Map.of("events", cut), Map.of(), List.of(), Gaps.NONE));
        return id;
    }

    @Test
    void aManifestOfBeforeGapsWereNotedIsRead() {
        byte[] old = text("""
                {"format": 1, "id": "%s", "previous": null, "started": "%s", "finished": "%2$s", "topics": {}, "hashes": {},
                 "parts": []}""".formatted(ID, TIME));
        new FolderTarget(folder).put("manifests/" + ID, old);

        assertThat(vault(Sealer.NONE).manifest(ID).gaps()).isEqualTo(Gaps.NONE);
    }

    private static List<String> verify(Vault vault) {
        List<String> bad = new ArrayList<>();
        new Verification(vault).run(_ -> {}, bad::add);
        return bad;
    }

    private static Part write(Vault vault, String name, List<byte[]> entries) {
        try (var writer = new PartWriter(vault, ID, name)) {
            entries.forEach(writer::write);
            return writer.finish();
        }
    }

    private static Manifest manifest(Part part) {
        return new Manifest(Manifest.FORMAT, ID, null, TIME, TIME, Map.of(), Map.of(), List.of(part), Gaps.NONE);
    }

    private Vault vault(Sealer with) {
        return new Vault(new FolderTarget(folder), with);
    }

    private static Sealer sealer(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return Sealer.with("k" + seed, new SecretKeySpec(key, "AES"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
