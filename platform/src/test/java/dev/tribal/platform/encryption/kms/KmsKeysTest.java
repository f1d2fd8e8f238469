package dev.tribal.platform.encryption.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.encryption.EncryptionConfiguration;
import dev.tribal.platform.encryption.KeysRefusedException;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.encryption.kms.KmsStandIn.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Keys that KMS has encrypted, against a server that answers as KMS does. */
class KmsKeysTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final byte[] WRAPPED = {1, 2, 3};

    @TempDir
    private Path folder;

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void takeCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aFileCanHoldKeysThatKmsHasEncrypted() throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "2026-11 kms:AQID\nold " + KEY);
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        try (var kms = new KmsStandIn(_ -> Answer.key(KEY))) {
            new ApplicationContextRunner()
                    .withUserConfiguration(EncryptionConfiguration.class)
                    .withPropertyValues(
                            "tribal.aws.region=eu-west-1",
                            "tribal.aws.endpoint=http://localhost:1",
                            "tribal.encryption.keys-file=" + file,
                            "tribal.encryption.kms-endpoint=" + kms.endpoint())
                    .run(context -> {
                        Sealer sealer = context.getBean(Sealer.class);
                        assertThat(sealer.open(sealer.seal(content, "here"), "here"))
                                .isEqualTo(content);
                    });
            assertThat(kms.asked()).hasSize(1);
            assertThat(kms.asked().getFirst().path("CiphertextBlob").asString()).isEqualTo("AQID");
            assertThat(kms.asked().getFirst().path("EncryptionContext").toString())
                    .isEqualTo("{\"tribal-key\":\"2026-11\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, allow them kms:Decrypt",
        "NotFoundException, KMS does not know the key",
        "InvalidCiphertextException, make the line again",
        "IncorrectKeyException, make the line again",
        "DisabledException, enable it again",
        "KMSInvalidStateException, enable it again",
        "UnrecognizedClientException, the credentials for KMS are refused",
        "SomethingNewException, status 400 SomethingNewException"
    })
    void aRefusalIsOneSentenceAndNotTriedAgain(String code, String sentence) {
        try (var kms = new KmsStandIn(_ -> Answer.refused(code))) {
            assertThatExceptionOfType(KeysRefusedException.class)
                    .isThrownBy(
                            () -> keys(kms.endpoint(), Duration.ofMinutes(1)).unwrap("k1", WRAPPED))
                    .withMessageContaining(sentence)
                    .withMessageStartingWith("The key 'k1' of tribal.encryption.keys-file cannot be decrypted: ")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("111122223333", "AQID"));
            assertThat(kms.asked()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsNoKeyIsRefusedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "k1 kms:AQID");
        try (var kms = new KmsStandIn(_ -> Answer.key("c2hvcnQ="))) {
            new ApplicationContextRunner()
                    .withUserConfiguration(EncryptionConfiguration.class)
                    .withPropertyValues(
                            "tribal.aws.region=eu-west-1",
                            "tribal.encryption.keys-file=" + file,
                            "tribal.encryption.kms-endpoint=" + kms.endpoint())
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageStartingWith("Line 1 of the file of tribal.encryption.keys-file")
                            .hasMessageNotContaining("c2hvcnQ="));
        }
    }

    @Test
    void kmsThatIsBrokenForAWhileIsWaitedFor() {
        try (var kms = new KmsStandIn(request -> request <= 4 ? Answer.broken() : Answer.key(KEY))) {
            assertThat(keys(kms.endpoint(), Duration.ofMinutes(1)).unwrap("k1", WRAPPED))
                    .hasSize(32);
        }
    }

    @Test
    void kmsThatIsAwayIsSaidInOneSentence() {
        assertThatExceptionOfType(KeysRefusedException.class)
                .isThrownBy(() ->
                        keys(URI.create("http://localhost:1"), Duration.ZERO).unwrap("k1", WRAPPED))
                .withMessageEndingWith("KMS cannot be reached; check tribal.encryption.kms-endpoint,"
                        + " tribal.aws.region and the network.");
    }

    private static KmsKeys keys(URI endpoint, Duration patience) {
        return new KmsKeys(new AwsSettings("eu-west-1", endpoint, false), patience, Duration.ofMillis(50));
    }
}
