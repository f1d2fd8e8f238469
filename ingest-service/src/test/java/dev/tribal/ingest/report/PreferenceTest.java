package dev.tribal.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait=5                     | 5
            respond-async, wait=5      | 5
            WAIT = 7                   | 7
            wait="9"                   | 9
            return=minimal; wait=3     | 3
            wait=2, wait=8             | 2
            wait=100000                | 30
            wait=99999999999           | 30
            wait=007                   | 7
            """)
    void waitIsUnderstoodAndBounded(String header, int seconds) {
        assertThat(Preference.in(header)).contains(new Preference(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=soon", "wait=-1", "wait=0", "wait=1.5"})
    void whatCannotBeUnderstoodIsNoPreference(String header) {
        assertThat(Preference.in(header)).isEmpty();
    }

    @Test
    void noHeaderIsNoPreference() {
        assertThat(Preference.in(null)).isEmpty();
        assertThat(new Preference(4)).hasToString("wait=4");
    }
}
