package dev.tribal.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.LongText;
import dev.tribal.platform.blob.file.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongTextsTest {
    private static final UUID RECORD = UUID.randomUUID();
    private static final String TEXT = "\tat com.example.Shop.pay(Shop.java:42) — ☕\n".repeat(50_000);

    @TempDir
    private Path folder;

    private LongTexts texts;
    private Attachment attachment;

    @BeforeEach
    void store() {
        texts = new LongTexts(new FileBlobStore(folder));
        attachment = texts.store("acme", RECORD, UUID.randomUUID(), LongText.STACK_TRACE, TEXT);
    }

    @Test
    void aTextComesBackWholeAndTakesLittleRoom() throws IOException {
        assertThat(texts.read("acme", RECORD, attachment)).hasValue(TEXT);
        assertThat(attachment.bytes()).isGreaterThan(TEXT.length());
        assertThat(Files.size(file())).isLessThan(TEXT.length() / 20);
    }

    @Test
    void anotherTenantGetsNothingWithTheSameReference() {
        assertThat(texts.read("rival", RECORD, attachment)).isEmpty();
        assertThat(texts.read("acme", UUID.randomUUID(), attachment)).isEmpty();
    }

    @Test
    void aDamagedBlobIsAsGoodAsNone() throws IOException {
        byte[] damaged = Files.readAllBytes(file());
        damaged[damaged.length / 2] ^= 1;
        Files.write(file(), damaged);
        assertThat(texts.read("acme", RECORD, attachment)).isEmpty();

        Files.write(file(), new byte[0]);
        assertThat(texts.read("acme", RECORD, attachment)).isEmpty();
    }

    @Test
    void aTextOfAnotherLengthOrHashIsNotTheOneThatIsMeant() {
        var shorter = new Attachment(LongText.STACK_TRACE, attachment.eventId(), 10, attachment.sha256(), null);
        var other =
                new Attachment(LongText.STACK_TRACE, attachment.eventId(), attachment.bytes(), "0".repeat(64), null);

        assertThat(texts.read("acme", RECORD, shorter)).isEmpty();
        assertThat(texts.read("acme", RECORD, other)).isEmpty();
    }

    private Path file() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
