package dev.tribal.platform.blob;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.LongText;
import dev.tribal.platform.blob.file.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedBlobStoreTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    private final UUID record = UUID.randomUUID();

    @Test
    void aWriteThatFailedIsSeenByTheCheckUntilOneWorks() throws IOException {
        var store = new WatchedBlobStore(new FileBlobStore(folder));
        store.put(name("whole"), CONTENT);
        Path inTheWay = folder.resolve("tblocked");
        Files.writeString(inTheWay, "a file where a folder has to be");
        store.check();

        assertThatExceptionOfType(BlobStoreException.class).isThrownBy(() -> store.put(name("blocked"), CONTENT));
        assertThatExceptionOfType(BlobStoreException.class).isThrownBy(store::check);

        Files.delete(inTheWay);
        store.put(name("blocked"), CONTENT);
        store.check();
    }

    private BlobName name(String tenant) {
        return new BlobName(tenant, record, UUID.randomUUID(), LongText.STACK_TRACE);
    }
}
