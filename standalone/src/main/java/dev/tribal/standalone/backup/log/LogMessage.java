package dev.tribal.standalone.backup.log;

import dev.tribal.standalone.backup.targets.BackupException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * One message of a topic, byte for byte, and where it stood.
 *
 * @param time when it was sent
 */
public record LogMessage(
        int partition,
        long offset,
        Instant time,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {
    private static final int NONE = -1;

    public static LogMessage of(ConsumerRecord<byte[], byte[]> message) {
        return new LogMessage(
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                message.key(),
                message.value(),
                List.of(message.headers().toArray()));
    }

    /** The same for the end of another topic; its key finds the partition. */
    public ProducerRecord<byte[], byte[]> to(String topic) {
        return new ProducerRecord<>(topic, null, time.toEpochMilli(), key, value, headers);
    }

    /** The same as if it was sent now: for a topic that keeps messages for some days only. */
    public ProducerRecord<byte[], byte[]> anewTo(String topic) {
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }

    /** As if it had just been read from a topic. */
    public ConsumerRecord<byte[], byte[]> from(String topic) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key == null ? ConsumerRecord.NULL_SIZE : key.length,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                key,
                value,
                kafkaHeaders(),
                Optional.empty());
    }

    /** For who reads messages by their headers. */
    public Headers kafkaHeaders() {
        return new RecordHeaders(headers);
    }

    /** As an entry of a backup. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(partition);
            out.writeLong(offset);
            out.writeLong(time.toEpochMilli());
            write(out, key);
            write(out, value);
            out.writeInt(headers.size());
            for (Header header : headers) {
                out.writeUTF(header.key());
                write(out, header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #bytes} wrote. */
    public static LogMessage read(byte[] entry) {
        try (var in = new DataInputStream(new ByteArrayInputStream(entry))) {
            int partition = in.readInt();
            long offset = in.readLong();
            Instant time = Instant.ofEpochMilli(in.readLong());
            byte @Nullable [] key = readBytes(in);
            byte @Nullable [] value = readBytes(in);
            int count = in.readInt();
            List<Header> headers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                headers.add(new RecordHeader(in.readUTF(), readBytes(in)));
            }
            return new LogMessage(partition, offset, time, key, value, headers);
        } catch (IOException e) {
            throw new BackupException("The backup is damaged: a message in it cannot be read.", e);
        }
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? NONE : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : in.readNBytes(length);
    }
}
