package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTemplatesTest {
    private final MessageTemplates templates = new MessageTemplates();

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "sent 12 bytes to 10.0.0.1:80        # sent 7 bytes to 10.0.0.9:443",
                "cannot open /var/log/a.log          # cannot open C:\\temp\\b.log",
                "user 'anna' is unknown              # user 'bob' is unknown",
                "peer (h.example) left on Mon Jun 20 03:40:59 2005 # peer () left on Fri Jul 1 13:00:00 2005",
                "session deadbeef01 has ended        # session cafe0123 has ended"
            })
    void messagesThatDifferInValuesHaveOneTemplate(String one, String other) {
        assertThat(templates.of(other)).isSameAs(templates.of(one));
    }

    @Test
    void aWordThatVariesBecomesAValue() {
        var template = templates.of("authentication failure for the user root");
        assertThat(templates.of("authentication failure for the user guest")).isSameAs(template);
        assertThat(template).hasToString("authentication failure for the user <*>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "connection refused by peer # connection closed by peer",
                "file not found             # file not found in cache",
                "start of job               # end of job"
            })
    void messagesThatSaySomethingElseStayApart(String one, String other) {
        assertThat(templates.of(other).number()).isNotEqualTo(templates.of(one).number());
    }

    @Test
    void anEmptyMessageHasATemplateToo() {
        assertThat(templates.of("")).isSameAs(templates.of(" "));
    }
}
