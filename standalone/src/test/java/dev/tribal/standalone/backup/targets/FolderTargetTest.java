package dev.tribal.standalone.backup.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.platform.aws.AwsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTargetTest implements BackupTargetContract {
    private static final AwsSettings AWS = new AwsSettings("us-east-1", null, false);

    @TempDir
    Path folder;

    @Override
    public BackupTarget target() {
        return new FolderTarget(folder.resolve("backups"));
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        target().put("manifests/a", new byte[] {1});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backups/manifests/a"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aNameThatLeadsOutIsRefused() {
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> target().get("../secret"))
                .withMessageContaining("outside");
    }

    @Test
    void aPlaceThatCannotBeUsedIsSaidInOneSentence() throws IOException {
        Files.writeString(folder.resolve("backups"), "a file");

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> target().put("manifests/a", new byte[] {1}))
                .withMessageContaining("cannot be written");
    }

    @Test
    void theDataFolderIsNoPlaceForItsOwnBackups() {
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() ->
                        BackupTargets.open(folder.resolve("data/backups").toString(), folder.resolve("data"), AWS))
                .withMessageContaining("lost with it");
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> BackupTargets.open("ftp://host/backups", folder, AWS))
                .withMessageContaining("s3://bucket/prefix");
    }
}
