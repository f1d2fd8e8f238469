package dev.tribal.auth.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    @TempDir
    private Path folder;

    @Test
    void keyIsKeptOverRestartsForItsOwnerOnly() throws Exception {
        Path file = folder.resolve("signing-key.json");
        var first = new SigningKey(file);

        assertThat(new SigningKey(file).pair()).isEqualTo(first.pair());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void everyInstallationHasAnother() {
        assertThat(new SigningKey(folder.resolve("a")).pair().getKeyID())
                .isNotEqualTo(new SigningKey(folder.resolve("b")).pair().getKeyID());
    }

    @Test
    void publicKeysHaveNoPrivateParts() {
        var key = new SigningKey(folder.resolve("a"));

        assertThat(key.pair().isPrivate()).isTrue();
        assertThat(key.publicKeys().getKeys()).hasSize(1).noneMatch(jwk -> jwk.isPrivate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{}", "{\"kty\":\"EC\"}"})
    void damagedFileIsNamedAndNotReplaced(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("a"), content);

        assertThatIllegalStateException()
                .isThrownBy(() -> new SigningKey(file))
                .withMessage(file + " holds no RSA key in JWK form");
        assertThat(file).hasContent(content);
    }
}
