package dev.tribal.standalone.backup.restore;

import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.standalone.backup.auth.AuthLoad;
import dev.tribal.standalone.backup.auth.SecretFiles;
import dev.tribal.standalone.backup.log.TopicReader;
import dev.tribal.standalone.backup.log.TopicWriter;
import dev.tribal.standalone.backup.take.CopiedTopic;
import dev.tribal.standalone.backup.targets.BackupException;
import java.util.List;
import java.util.Map;

/**
 * The installation that a restore fills; none of its services runs.
 *
 * @param operators the tenant whose audit log says that it was restored
 */
public record EmptyTribal(
        RecordStore records,
        BlobStore texts,
        AuthLoad auth,
        SecretFiles secrets,
        TopicReader log,
        TopicWriter topics,
        String operators) {

    /** @throws BackupException if there is something already, or services run */
    void requireEmpty() {
        records.check();
        requireStopped();
        refuseIf(!auth.isEmpty(), "its auth-service has keys, people or audit entries");
        refuseIf(!records.isEmpty(), "its record store has records");
        refuseIf(
                List.of(Topics.ERROR_EVENTS, Topics.ERROR_RECORDS).stream().anyMatch(topic -> isUsed(log.ends(topic))),
                "its topics have messages");
    }

    private void requireStopped() {
        for (String group : CopiedTopic.groups()) {
            if (log.isAtWork(group)) {
                throw new BackupException(
                        "Services run on this installation, since the consumer group %s is at work;".formatted(group)
                                + " stop all of them, and if they were killed, try again in a minute.");
            }
        }
    }

    private static boolean isUsed(Map<Integer, Long> ends) {
        return ends.values().stream().anyMatch(end -> end > 0);
    }

    private static void refuseIf(boolean used, String why) {
        if (used) {
            throw new BackupException("A restore needs an empty installation, and this one is in use: " + why
                    + ". Restore into a new data folder, or new databases, buckets and topics.");
        }
    }
}
