package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WriteResultTest {
    private static final UUID ID = UUID.fromString("6f1c8a52-7d0e-5b1f-9b1d-0a4c0e6f2d11");

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void acceptedIsToldByItsFields() {
        var accepted = new Accepted(ID, new Position(3, 1042), UUID.randomUUID());
        var withoutSolution = new Accepted(ID, new Position(3, 1042), null);

        assertThat(json.readValue(json.writeValueAsBytes(accepted), WriteResult.class))
                .isEqualTo(accepted);
        assertThat(json.writeValueAsString(withoutSolution))
                .isEqualTo("{\"id\":\"%s\",\"position\":\"3-1042\",\"status\":\"accepted\"}".formatted(ID));
        assertThat(json.readValue(json.writeValueAsBytes(withoutSolution), WriteResult.class))
                .isEqualTo(withoutSolution);
    }

    @Test
    void recordIsToldByItsFieldsAndReadableAsItself() {
        ErrorRecord record = record();

        assertThat(json.readValue(json.writeValueAsBytes(record), WriteResult.class))
                .isEqualTo(record);
        assertThat(json.readValue(json.writeValueAsBytes(record), ErrorRecord.class))
                .isEqualTo(record);
    }

    @Test
    void fieldsOfANewerServiceAreIgnored() {
        String accepted =
                "{\"new_field\":1,\"id\":\"%s\",\"position\":\"3-1042\",\"status\":\"accepted\"}".formatted(ID);
        String record = json.writeValueAsString(record()).replaceFirst("\\{", "{\"new_field\":{\"status\":1},");

        assertThat(json.readValue(accepted, WriteResult.class)).isInstanceOf(Accepted.class);
        assertThat(json.readValue(record, WriteResult.class)).isEqualTo(record());
    }

    private static ErrorRecord record() {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                ID,
                "v1:1",
                "E",
                new ErrorContext(null, null, "m", null, null, null),
                List.of(),
                List.of(),
                Map.of(),
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                new Position(0, 0));
    }
}
