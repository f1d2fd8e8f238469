package dev.tribal.standalone.backup.take;

import dev.tribal.contracts.LongText;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.standalone.backup.targets.BackupException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** A long text in a backup, compressed as in the blob store. */
public record TextEntry(BlobName name, byte[] content) {
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(name.tenant());
            out.writeUTF(name.recordId().toString());
            out.writeUTF(name.eventId().toString());
            out.writeUTF(name.field().name());
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads an entry of a backup. */
    public static TextEntry read(byte[] entry) {
        try (var in = new DataInputStream(new ByteArrayInputStream(entry))) {
            var name = new BlobName(
                    in.readUTF(),
                    UUID.fromString(in.readUTF()),
                    UUID.fromString(in.readUTF()),
                    LongText.valueOf(in.readUTF()));
            return new TextEntry(name, in.readAllBytes());
        } catch (IOException e) {
            throw new BackupException("The backup is damaged: a text in it cannot be read.", e);
        }
    }
}
