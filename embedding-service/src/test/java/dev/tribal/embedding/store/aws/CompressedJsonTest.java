package dev.tribal.embedding.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.store.Keys;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedJsonTest {
    private static final RecordKey KEY = new RecordKey("acme", UUID.randomUUID());

    @TempDir
    private Path folder;

    @Test
    void encryptedJsonIsReadWithItsKeyUnderItsRecordOnly() {
        var json = new CompressedJson(Keys.sealer(folder, "one"));
        byte[] bytes = json.write(KEY, "text");

        assertThat(json.read(KEY, bytes, String.class)).isEqualTo("text");
        assertThatExceptionOfType(RecordStoreException.class)
                .isThrownBy(() -> json.read(new RecordKey("evil", KEY.id()), bytes, String.class));
        assertThatExceptionOfType(RecordStoreException.class)
                .isThrownBy(() -> new CompressedJson(Keys.sealer(folder, "two")).read(KEY, bytes, String.class))
                .withMessageContaining("'one'");
    }

    @Test
    void whatWasWrittenBeforeTheEncryptionIsRead() {
        byte[] plain = new CompressedJson(Sealer.NONE).write(KEY, "text");

        assertThat(new CompressedJson(Keys.sealer(folder, "one")).read(KEY, plain, String.class))
                .isEqualTo("text");
    }
}
