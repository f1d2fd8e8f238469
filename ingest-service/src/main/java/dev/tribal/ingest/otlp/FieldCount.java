package dev.tribal.ingest.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields of a protobuf message before it is read: two bytes of one become an object, and protobuf bounds only
 * how deep they are nested.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers: encoding</a>
 */
final class FieldCount {
    /** A body of the largest size (5 MB) has half as many, with attributes as they are. */
    static final int MOST = 1_000_000;

    /** As many levels as protobuf reads; what is below is not read either. */
    private static final int DEPTH = 100;

    private final CodedInputStream input;
    private int fields;

    private FieldCount(byte[] message) {
        this.input = CodedInputStream.newInstance(message);
    }

    /**
     * How many fields the message and those in it have, known or not.
     *
     * @throws InvalidProtocolBufferException if it is no message
     * @throws ProblemException {@code content-too-large} if there are too many
     */
    static int of(byte[] message, Descriptor type) throws InvalidProtocolBufferException {
        var count = new FieldCount(message);
        try {
            count.walk(type, 0);
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
        return count.fields;
    }

    private void walk(Descriptor type, int depth) throws IOException {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            fields++;
            if (fields > MOST) {
                throw new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "The message has more than %d fields; export less at a time".formatted(MOST));
            }
            Descriptor inside = depth < DEPTH ? messageIn(type, tag) : null;
            if (inside == null) {
                skip(tag);
            } else {
                int outer = input.pushLimit(input.readRawVarint32());
                walk(inside, depth + 1);
                input.popLimit(outer);
            }
        }
    }

    /** A group would be skipped with all that is in it, and OTLP has none. */
    private void skip(int tag) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_START_GROUP || !input.skipField(tag)) {
            throw new InvalidProtocolBufferException("The message has a group");
        }
    }

    private static @Nullable Descriptor messageIn(Descriptor type, int tag) {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            return null;
        }
        FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
        return field == null || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE ? null : field.getMessageType();
    }
}
