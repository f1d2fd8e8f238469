package dev.tribal.ingest.sentry;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.BoundedJson;
import dev.tribal.platform.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an envelope item by item: a line of headers, then for each item a line of headers and its payload, whose length
 * its headers say, or which is one line. Only payloads that are wanted are held.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/envelopes/">Sentry: envelopes</a>
 */
final class EnvelopeReader {
    private static final int MAX_HEADERS = 64 * 1024;

    private final JsonMapper json = BoundedJson.mapper();
    private final InputStream input;
    private final int maxPayload;
    private final JsonNode headers;

    /**
     * Reads the headers of the envelope.
     *
     * @param maxPayload how many bytes of one item are held at most
     * @throws ProblemException {@code invalid-request} if this is no envelope
     */
    EnvelopeReader(InputStream input, int maxPayload) throws IOException {
        this.input = input;
        this.maxPayload = maxPayload;
        byte[] line = line(MAX_HEADERS, "The headers of the envelope");
        if (line == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is empty, and no envelope");
        }
        this.headers = headers(line, "the envelope");
    }

    JsonNode headers() {
        return headers;
    }

    /** The headers of the next item, whose payload must be taken or skipped then; {@code null} behind the last one. */
    @Nullable JsonNode next() throws IOException {
        byte[] line = line(MAX_HEADERS, "The headers of an item");
        while (line != null && isBlank(line)) {
            line = line(MAX_HEADERS, "The headers of an item");
        }
        return line == null ? null : headers(line, "an item");
    }

    /** The payload of the item with these headers. */
    byte[] payload(JsonNode item) throws IOException {
        long length = length(item);
        if (length > maxPayload) {
            throw tooLarge("An event");
        }
        if (length < 0) {
            byte[] line = line(maxPayload, "An event");
            return line == null ? new byte[0] : line;
        }
        byte[] payload = input.readNBytes((int) length);
        if (payload.length < length) {
            throw cutOff();
        }
        return payload;
    }

    /** Reads on behind the payload of the item with these headers. */
    void skip(JsonNode item) throws IOException {
        long length = length(item);
        if (length < 0) {
            for (int c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
                // Reads on to the end of the line.
            }
            return;
        }
        try {
            input.skipNBytes(length);
        } catch (EOFException _) {
            throw cutOff();
        }
    }

    private static long length(JsonNode item) {
        JsonNode length = item.path("length");
        return length.isIntegralNumber() && length.canConvertToLong() ? Math.max(length.longValue(), -1) : -1;
    }

    private JsonNode headers(byte[] line, String what) {
        try {
            JsonNode read = json.readTree(line);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException _) {
            // Said below.
        }
        throw new ProblemException(
                ProblemType.INVALID_REQUEST, "The headers of %s must be a JSON object in one line".formatted(what));
    }

    /** Without its end; {@code null} behind the last one. */
    private byte @Nullable [] line(int max, String what) throws IOException {
        var line = new ByteArrayOutputStream();
        int c = input.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = input.read()) {
            if (line.size() >= max) {
                throw tooLarge(what);
            }
            line.write(c);
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static ProblemException tooLarge(String what) {
        return new ProblemException(ProblemType.CONTENT_TOO_LARGE, what + " is too long");
    }

    private static ProblemException cutOff() {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, "The envelope ends before the length that an item says it has");
    }
}
