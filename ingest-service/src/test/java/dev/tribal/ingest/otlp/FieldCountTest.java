package dev.tribal.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class FieldCountTest {
    @Test
    void fieldsOfAllMessagesInItAreCounted() throws InvalidProtocolBufferException {
        var request = ExportLogsServiceRequest.newBuilder();
        var values = ArrayValue.newBuilder().addAllValues(Collections.nCopies(5, AnyValue.getDefaultInstance()));
        request.addResourceLogsBuilder()
                .addScopeLogsBuilder()
                .addLogRecords(LogRecord.newBuilder()
                        .setSeverityText("ERROR")
                        .setBody(AnyValue.newBuilder().setArrayValue(values)));
        // One for each of the three messages around the record, its text, its body, the list and what is in it.
        assertThat(count(request.build().toByteArray())).isEqualTo(3 + 1 + 2 + 5);
    }

    @Test
    void fieldsThatNobodyKnowsAreCountedToo() throws InvalidProtocolBufferException {
        var unknown = UnknownFieldSet.Field.newBuilder();
        for (int i = 0; i < 7; i++) {
            unknown.addVarint(i);
        }
        byte[] message = ExportLogsServiceRequest.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(900, unknown.build())
                        .build())
                .build()
                .toByteArray();
        assertThat(count(message)).isEqualTo(7);
    }

    @Test
    void tooManyAreRefused() {
        byte[] message = new byte[2 * (FieldCount.MOST + 1)];
        for (int i = 0; i < message.length; i += 2) {
            // An empty ResourceLogs.
            message[i] = 1 << 3 | 2;
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> count(message))
                .matches(problem -> problem.is(ProblemType.CONTENT_TOO_LARGE))
                .withMessageContaining("more than 1000000 fields");
    }

    @Test
    void whatHidesInAGroupIsRefused() {
        byte[] message = ExportLogsServiceRequest.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                900,
                                UnknownFieldSet.Field.newBuilder()
                                        .addGroup(UnknownFieldSet.getDefaultInstance())
                                        .build())
                        .build())
                .build()
                .toByteArray();
        assertThatExceptionOfType(InvalidProtocolBufferException.class).isThrownBy(() -> count(message));
    }

    @Test
    void messageThatIsCutOffIsRefused() {
        byte[] message = ExportLogsServiceRequest.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                900,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFromUtf8("the pump is dry"))
                                        .build())
                        .build())
                .build()
                .toByteArray();
        assertThatExceptionOfType(InvalidProtocolBufferException.class)
                .isThrownBy(() -> count(Arrays.copyOf(message, message.length - 3)));
    }

    private static int count(byte[] message) throws InvalidProtocolBufferException {
        return FieldCount.of(message, ExportLogsServiceRequest.getDescriptor());
    }
}
