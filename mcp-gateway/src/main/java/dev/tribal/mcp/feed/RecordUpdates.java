package dev.tribal.mcp.feed;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.mcp.Audience;
import dev.tribal.mcp.protocol.stream.UpdateStreams;
import dev.tribal.mcp.resources.ResourceUris;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells those who subscribed to an error, or to the recent ones of a project, that a record changed. */
record RecordUpdates(EventCodec codec, UpdateStreams streams) {
    void read(ConsumerRecord<String, byte[]> message) {
        if (streams.size() == 0) {
            return;
        }
        RecordChange change = codec.readRecord(message.headers(), message.value());
        ErrorRecord record = change.record();
        Predicate<String> audience = name -> Audience.sees(name, change.tenant(), record);
        streams.updated(audience, ResourceUris.error(change.errorId()));
        if (record != null && record.origin() != null && record.origin().project() != null) {
            streams.updated(audience, ResourceUris.recent(record.origin().project()));
        }
    }
}
