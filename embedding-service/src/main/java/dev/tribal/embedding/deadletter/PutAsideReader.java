package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.Position;
import dev.tribal.embedding.fold.RecordKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/** Reads messages of the topic of dead letters, of which anything may be damaged. */
final class PutAsideReader {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.-]{0,127}");

    private PutAsideReader() {}

    static PutAside read(ConsumerRecord<byte[], byte[]> message) {
        Headers headers = message.headers();
        String type = ReplayHeaders.text(headers, "ce_type");
        return new PutAside(
                id(message),
                new Position(message.partition(), message.offset()),
                key(message),
                Instant.ofEpochMilli(message.timestamp()),
                Cause.of(ReplayHeaders.text(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE)),
                position(headers),
                type != null && TYPE.matcher(type).matches() ? type.intern() : null,
                ReplayHeaders.replays(headers),
                message.value() == null ? 0 : message.value().length);
    }

    /** A message if it is that of a letter; in a topic that was made anew, another one may stand in its place. */
    static Optional<ConsumerRecord<byte[], byte[]>> ifIs(PutAside letter, ConsumerRecord<byte[], byte[]> message) {
        return id(message).equals(letter.id()) ? Optional.of(message) : Optional.empty();
    }

    /** From what a copy of the message has as well, and the same message put aside twice. */
    private static UUID id(ConsumerRecord<byte[], byte[]> message) {
        Position position = position(message.headers());
        Header time = message.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP);
        String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        String when = time == null || time.value() == null
                ? "at " + message.timestamp()
                : String.valueOf(number(time.value(), Long.BYTES));
        String event = ReplayHeaders.text(message.headers(), "ce_id");
        String name = "%s\n%s\n%s\n%s".formatted(key, position, when, event);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Key and headers have to agree, or a tenant would be shown what may be another's. */
    private static @Nullable RecordKey key(ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null) {
            return null;
        }
        try {
            RecordKey key = RecordKey.parse(new String(message.key(), StandardCharsets.UTF_8));
            String tenant = ReplayHeaders.text(message.headers(), "ce_tenant");
            String subject = ReplayHeaders.text(message.headers(), "ce_subject");
            boolean agree = (tenant == null || tenant.equals(key.tenant()))
                    && (subject == null || subject.equals(key.id().toString()));
            return agree ? key : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Position position(Headers headers) {
        Header partition = headers.lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION);
        Header offset = headers.lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET);
        if (partition == null || offset == null) {
            return null;
        }
        long number = number(partition.value(), Integer.BYTES);
        long place = number(offset.value(), Long.BYTES);
        return number < 0 || place < 0 ? null : new Position((int) number, place);
    }

    private static long number(byte @Nullable [] bytes, int length) {
        if (bytes == null || bytes.length != length) {
            return -1;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return length == Integer.BYTES ? buffer.getInt() : buffer.getLong();
    }
}
