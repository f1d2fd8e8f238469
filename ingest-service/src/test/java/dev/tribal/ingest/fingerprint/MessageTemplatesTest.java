package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
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
    void aPlaceWithFourWordsIsOneOfValuesAndWhatWasThereBeforeIsOneToo() {
        var root = templates.of("authentication failure for the user root");
        var guest = templates.of("authentication failure for the user guest");
        var news = templates.of("authentication failure for the user news");
        assertThat(List.of(guest.number(), news.number())).doesNotContain(root.number());
        var anna = templates.of("authentication failure for the user anna");
        assertThat(List.of(guest.number(), news.number(), anna.number())).containsOnly(root.number());
        assertThat(anna).hasToString("authentication failure for the user <*>");
        assertThat(templates.of("authentication failure for the user bob")).isSameAs(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "the domain cluster_root is no longer served # the domain backupStore is no longer served",
                "login failed for this session; user=root    # login failed for this session; user=guest",
                "no such user here: root                     # no such user here: guest"
            })
    void aNameInCodeOrBehindALabelBecomesAValueAtOnce(String one, String other) {
        assertThat(templates.of(other)).isSameAs(templates.of(one));
    }

    @Test
    void fourMessagesThatDifferInTwoWordsStayApart() {
        var numbers = Stream.of("class a", "method b", "type c", "field d")
                .map(pair -> templates
                        .of("it is not allowed to export this " + pair.replace(" ", " as such a "))
                        .number());
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "connection refused by peer # connection closed by peer",
                "file not found             # file not found in cache",
                "start of job               # end of job",
                "this value is used before it is initialised # this class is used before it is initialised",
                "'type aliases' are not allowed in scripts   # 'enum declarations' are not allowed in scripts",
                "a 'for...in' loop needs one variable        # a 'for...of' loop needs one variable"
            })
    void messagesThatSaySomethingElseStayApart(String one, String other) {
        assertThat(templates.of(other).number()).isNotEqualTo(templates.of(one).number());
    }

    @Test
    void anEmptyMessageHasATemplateToo() {
        assertThat(templates.of("")).isSameAs(templates.of(" "));
    }
}
