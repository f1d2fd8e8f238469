package dev.tribal.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashTest {
    @TempDir
    private Path folder;

    /** RFC 4231 has no case with a key of 32 bytes; this one was made with Python. */
    @Test
    void hashIsHmacSha256UnderTheKeyOfTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");

        assertThat(new SecretHash(file).of("secret"))
                .isEqualTo("0ad814968caefdecab8a6c0c55414688fdcad02f100ee7ac5def2352aaff36e5");
    }

    @Test
    void hashIsTheSameAfterARestartAndAnotherElsewhere() {
        String hash = new SecretHash(folder.resolve("a")).of("secret");

        assertThat(new SecretHash(folder.resolve("a")).of("secret")).isEqualTo(hash);
        assertThat(new SecretHash(folder.resolve("b")).of("secret")).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "c2hvcnQ="})
    void damagedKeyIsNamedAndNotReplaced(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), content);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretHash(file))
                .withMessage(file + " must hold a key of 32 bytes in Base64");
        assertThat(file).hasContent(content);
    }
}
