package dev.tribal.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private static final String ALL = "{\"a\":[1,-2.5,true,false,null,\"x\\n\\u0001\\\"é\",[],{}],"
            + "\"big\":123456789012345678901234567890,\"long\":5000000000,\"\":{\"b\":{}}}";

    @Test
    void whatIsReadIsWhatTheMapperReads() {
        assertThat(Json.read(ALL)).isEqualTo(JsonMapper.shared().readTree(ALL));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(Json.read(Json.write(Json.read(ALL)))).isEqualTo(Json.read(ALL));
    }

    @Test
    void mapsListsAndPlainValuesAreWritten() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "t");
        map.put("list", List.of(1, 2L, true));
        map.put("none", null);

        assertThat(Json.write(map)).isEqualTo("{\"text\":\"t\",\"list\":[1,2,true],\"none\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\"}", "nonsense", "{} {}", "[1 2]", "{\"a\":}"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void blankIsNothing() {
        assertThat(Json.read(" \n").isMissingNode()).isTrue();
    }
}
