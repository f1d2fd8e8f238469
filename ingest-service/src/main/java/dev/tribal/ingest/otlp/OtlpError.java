package dev.tribal.ingest.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import dev.tribal.ingest.report.BoundedMetadata;
import dev.tribal.platform.text.Sha256;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An exception or error that a log record or an event of a span tells of.
 *
 * @param resource what it happened in
 * @param scope the library that says so
 * @param attributes of the record or event
 * @param body the message of a log record
 * @param task the name of the span
 * @param span what else the span says, shared by all its exceptions
 * @param severity as the log record has it
 * @param timeNanos since 1970; 0 if nobody knows
 * @param record the record or event itself
 */
record OtlpError(
        OtlpResource resource,
        InstrumentationScope scope,
        Attributes attributes,
        @Nullable String body,
        @Nullable String task,
        BoundedMetadata span,
        @Nullable String severity,
        long timeNanos,
        ByteString traceId,
        ByteString spanId,
        MessageLite record) {
    /** Attributes of the semantic conventions for exceptions. */
    static final String TYPE = "exception.type";

    static final String MESSAGE = "exception.message";
    static final String STACKTRACE = "exception.stacktrace";

    static boolean isException(Attributes attributes) {
        return attributes.text(TYPE, MESSAGE, STACKTRACE) != null;
    }

    /** The same whenever an exporter sends it again, and no other's; {@code null} if it does not say when it happened. */
    @Nullable String identity() {
        if (timeNanos == 0) {
            return null;
        }
        MessageDigest digest = Sha256.digest();
        for (byte[] part : new byte[][] {
            resource.digest().getBytes(StandardCharsets.US_ASCII),
            traceId.toByteArray(),
            spanId.toByteArray(),
            record.toByteArray()
        }) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
