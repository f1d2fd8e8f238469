package dev.tribal.embedding.store;

import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.encryption.EncryptionConfiguration;
import dev.tribal.platform.encryption.EncryptionSettings;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Encrypts with keys that are made of their ids. */
public final class Keys {
    private Keys() {}

    /** @param ids of the keys, the newest first */
    public static Sealer sealer(Path folder, String... ids) {
        return new EncryptionConfiguration()
                .sealer(
                        new EncryptionSettings(file(folder, ids).toString(), null),
                        new AwsSettings("us-east-1", null, false));
    }

    /** A file with these keys. */
    public static Path file(Path folder, String... ids) {
        String lines = Arrays.stream(ids)
                .map(id -> id + " "
                        + Base64.getEncoder().encodeToString(Arrays.copyOf(id.getBytes(StandardCharsets.UTF_8), 32)))
                .collect(Collectors.joining("\n"));
        try {
            return Files.writeString(folder.resolve("keys-" + String.join("-", ids)), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
