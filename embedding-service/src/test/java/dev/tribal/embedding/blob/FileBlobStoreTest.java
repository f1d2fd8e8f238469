package dev.tribal.embedding.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.LongText;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.blob.file.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest implements BlobStoreContract {
    private static final BlobName NAME =
            new BlobName("acme", UUID.randomUUID(), UUID.randomUUID(), LongText.STACK_TRACE);

    @TempDir
    private Path folder;

    @Override
    public BlobStore store() {
        return new FileBlobStore(folder.resolve("deep/blobs"));
    }

    @Test
    void filesAreForTheOwnerOnlyAndNothingElseIsLeft() throws IOException {
        store().put(NAME, new byte[] {1});

        assertThat(below(folder.resolve("deep")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .endsWith("------"));
        assertThat(below(folder).stream().filter(Files::isRegularFile)).hasSize(1);
        store().delete(List.of(NAME));
        assertThat(below(folder.resolve("deep/blobs")).stream()
                        .map(path -> path.getFileName().toString()))
                .containsExactly("blobs", "tacme");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithWhatToChange() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file");

        assertThatExceptionOfType(BlobStoreException.class)
                .isThrownBy(() -> store().put(NAME, new byte[] {1}))
                .withMessageContainingAll(folder.toString(), "tribal.blob-store.folder");
        assertThatExceptionOfType(BlobStoreException.class)
                .isThrownBy(() -> store().check())
                .withMessageContaining("make the folder writable");
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
