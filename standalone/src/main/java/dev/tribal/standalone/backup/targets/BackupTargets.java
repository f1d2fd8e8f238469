package dev.tribal.standalone.backup.targets;

import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.aws.AwsSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens targets by what people call them: a folder, or {@code s3://bucket/prefix}. */
public final class BackupTargets {
    private static final Pattern S3 = Pattern.compile("s3://([a-z0-9][a-z0-9.-]+)(?:/(.*?))?/?");

    private BackupTargets() {}

    /**
     * Opens a target, which the caller closes.
     *
     * @param place folder or {@code s3://bucket/prefix}
     * @param dataDir where the installation keeps its own things, which is no place for its backups
     * @throws BackupException if it is neither
     */
    public static BackupTarget open(String place, Path dataDir, AwsSettings aws) {
        Matcher bucket = S3.matcher(place);
        if (bucket.matches()) {
            String prefix = bucket.group(2);
            return new S3Target(
                    AwsClients.s3(aws), bucket.group(1), prefix == null || prefix.isEmpty() ? "" : prefix + "/");
        }
        if (place.contains("://")) {
            throw new BackupException(
                    "%s is no place for backups; name a folder or s3://bucket/prefix.".formatted(place));
        }
        return new FolderTarget(folder(place, dataDir));
    }

    private static Path folder(String place, Path dataDir) {
        try {
            Path folder = Path.of(place).toAbsolutePath().normalize();
            if (folder.startsWith(dataDir.toAbsolutePath().normalize())) {
                throw new BackupException(
                        "%s is in the data folder and would be lost with it; name a folder elsewhere, best on another disk."
                                .formatted(place));
            }
            return folder;
        } catch (InvalidPathException e) {
            throw new BackupException("%s is not the name of a folder.".formatted(place), e);
        }
    }
}
