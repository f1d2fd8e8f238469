package dev.tribal.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeyTest {
    @TempDir
    private Path folder;

    @Test
    void keyOfTheSettingIsUsedAndNoFileIsMade() {
        byte[] key = new byte[InstallationKey.BYTES];
        key[0] = 1;
        Path file = folder.resolve("key");
        assertThat(InstallationKey.of(Base64.getEncoder().encodeToString(key), "tribal.key", file))
                .isEqualTo(key);
        assertThat(file).doesNotExist();
    }

    @Test
    void lineEndOfAFileBehindTheSettingDoesNotCount() {
        byte[] key = new byte[InstallationKey.BYTES];
        assertThat(InstallationKey.of(
                        Base64.getEncoder().encodeToString(key) + "\n", "tribal.key", folder.resolve("key")))
                .isEqualTo(key);
    }

    @Test
    void withoutASettingOneKeyIsMadeAndKept() {
        Path file = folder.resolve("key");
        byte[] key = InstallationKey.of(null, "tribal.key", file);
        assertThat(key).hasSize(InstallationKey.BYTES);
        assertThat(InstallationKey.of("\n", "tribal.key", file)).isEqualTo(key);
        assertThat(InstallationKey.inFile(file)).isEqualTo(key);
        assertThat(InstallationKey.inFile(folder.resolve("another"))).isNotEqualTo(key);
    }

    @Test
    void whatIsNoKeyIsRefusedWithItsPlaceAndWithoutBeingShown() {
        for (String none : new String[] {"c2hvcnQ=", "no Base64!"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InstallationKey.decode(none, "tribal.key"))
                    .withMessage("tribal.key must hold a key of 32 bytes in Base64")
                    .withNoCause();
        }
    }
}
