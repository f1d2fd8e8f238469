package dev.tribal.standalone.backup.take;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.standalone.backup.auth.AuthDump;
import dev.tribal.standalone.backup.auth.SecretFiles;
import dev.tribal.standalone.backup.log.TopicReader;
import java.util.function.Supplier;

/**
 * What a backup reads, beside the services that write it.
 *
 * @param records opens the record store, which only full backups read
 */
public record LiveTribal(
        Supplier<RecordStore> records, BlobStore texts, AuthDump auth, SecretFiles secrets, TopicReader log) {}
