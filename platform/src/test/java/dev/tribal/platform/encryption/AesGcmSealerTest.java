package dev.tribal.platform.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmSealerTest {
    private static final byte[] CONTENT = "a secret in a stack trace".getBytes(StandardCharsets.UTF_8);
    private static final String OLD = "old " + key(1);
    private static final String NEW = "new " + key(2);

    private static final KeyUnwrapper NO_KMS = (id, _) -> {
        throw new KeysRefusedException("no KMS for " + id, null);
    };

    @TempDir
    private Path folder;

    @Test
    void whatIsSealedOpensAgainAndCannotBeRead() throws IOException {
        Sealer sealer = sealer(OLD);
        byte[] sealed = sealer.seal(CONTENT, "acme/1");

        assertThat(sealer.open(sealed, "acme/1")).isEqualTo(CONTENT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(sealer.seal(CONTENT, "acme/1")).isNotEqualTo(sealed);
        assertThat(sealer.open(sealer.seal(new byte[0], ""), "")).isEmpty();
    }

    @Test
    void nothingOpensInAnotherPlace() throws IOException {
        Sealer sealer = sealer(OLD);
        byte[] sealed = sealer.seal(CONTENT, "acme/1");

        assertThatExceptionOfType(SealedContentException.class).isThrownBy(() -> sealer.open(sealed, "evil/1"));
    }

    @Test
    void everyChangedByteIsNoticed() throws IOException {
        Sealer sealer = sealer(OLD);
        byte[] sealed = sealer.seal(CONTENT, "acme/1");
        int afterTheMark = 4;

        for (int i = afterTheMark; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(SealedContentException.class)
                    .as("byte %d", i)
                    .isThrownBy(() -> sealer.open(changed, "acme/1"));
        }
    }

    @Test
    void aNewKeyEncryptsAndTheOldOneIsStillRead() throws IOException {
        byte[] before = sealer(OLD).seal(CONTENT, "acme/1");
        Sealer rotated = sealer(NEW, OLD);

        assertThat(rotated.open(before, "acme/1")).isEqualTo(CONTENT);
        assertThat(sealer(NEW).open(rotated.seal(CONTENT, "acme/1"), "acme/1")).isEqualTo(CONTENT);
    }

    @Test
    void aMissingKeyIsNamed() throws IOException {
        byte[] sealed = sealer(OLD).seal(CONTENT, "acme/1");

        assertThatExceptionOfType(SealedContentException.class)
                .isThrownBy(() -> sealer(NEW).open(sealed, "acme/1"))
                .withMessageContaining("'old'");
        assertThatExceptionOfType(SealedContentException.class)
                .isThrownBy(() -> Sealer.NONE.open(sealed, "acme/1"))
                .withMessageContaining("'old'");
    }

    @Test
    void whatWasStoredBeforeIsReadAsItIs() throws IOException {
        assertThat(sealer(OLD).open(CONTENT, "acme/1")).isEqualTo(CONTENT);
        assertThat(Sealer.NONE.open(CONTENT, "acme/1")).isEqualTo(CONTENT);
        assertThat(Sealer.NONE.seal(CONTENT, "acme/1")).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "alone",
                "id c2hvcnQ=",
                "id not*base64*at*all*not*base64*at*all*not*bas",
                "a b/c key",
                "id kms:",
                "id kms:not*base64"
            })
    void aFileThatHasNoProperKeyIsRefusedWithoutShowingIt(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), content);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.read(file, NO_KMS))
                .withMessageContaining("tribal.encryption.keys-file")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2hvcnQ=", "not*base64"));
    }

    @Test
    void twoKeysOfOneIdAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealer(OLD, "old " + key(3)))
                .withMessageStartingWith("Line 2");
    }

    @Test
    void aKeyRingDoesNotShowItsKeys() throws IOException {
        assertThat(ring(OLD, NEW).toString()).isEqualTo("KeyRing[old, new]");
    }

    private Sealer sealer(String... lines) throws IOException {
        return new AesGcmSealer(ring(lines));
    }

    private KeyRing ring(String... lines) throws IOException {
        return KeyRing.read(Files.writeString(folder.resolve("keys"), String.join("\n", lines)), NO_KMS);
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(key);
    }
}
