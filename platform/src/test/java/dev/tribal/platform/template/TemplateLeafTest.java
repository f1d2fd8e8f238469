package dev.tribal.platform.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TemplateLeafTest {
    private final Map<UUID, TemplateLeaf> leaves = new HashMap<>();

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
        LearntTemplate first = learn(one).template();
        assertThat(learn(other).template().errorId()).isEqualTo(first.errorId());
    }

    @Test
    void aPlaceWithFourWordsIsOneOfValuesAndWhatWasThereBeforeIsOneToo() {
        LearntTemplate root = learn("authentication failure for the user root").template();
        LearntTemplate guest =
                learn("authentication failure for the user guest").template();
        LearntTemplate news = learn("authentication failure for the user news").template();
        assertThat(List.of(guest.errorId(), news.errorId())).doesNotContain(root.errorId());

        TemplateLeaf.Step anna = learn("authentication failure for the user anna");

        assertThat(anna.template().errorId()).isEqualTo(root.errorId());
        assertThat(anna.template().fingerprint()).isEqualTo(root.fingerprint());
        assertThat(anna.template().text()).isEqualTo("authentication failure for the user <*>");
        assertThat(anna.joined()).containsExactly(guest, news);
        assertThat(anna.leaf().templates()).containsExactly(anna.template());
        assertThat(learn("authentication failure for the user bob").template().errorId())
                .isEqualTo(root.errorId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "the domain cluster_root is no longer served # the domain backupStore is no longer served",
                "login failed for this session; user=root    # login failed for this session; user=guest",
                "no such user here; name=root                     # no such user here; name=guest"
            })
    void aNameInCodeOrBehindALabelBecomesAValueAtOnce(String one, String other) {
        LearntTemplate first = learn(one).template();
        assertThat(learn(other).template().errorId()).isEqualTo(first.errorId());
    }

    @Test
    void kindsOfFaultsAreNoValuesHoweverManyThereAre() {
        var errors = Stream.of("NotFound", "PermissionDenied", "DEADLINE_EXCEEDED", "ValidationException", "Timeout")
                .map(kind -> learn("the call of the shop ended with " + kind)
                        .template()
                        .errorId());
        assertThat(errors).doesNotHaveDuplicates();
    }

    @Test
    void fourMessagesThatDifferInTwoWordsStayApart() {
        var errors = Stream.of("class a", "method b", "type c", "field d")
                .map(pair -> learn("it is not allowed to export this " + pair.replace(" ", " as such a "))
                        .template()
                        .errorId());
        assertThat(errors).doesNotHaveDuplicates();
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
                "a 'for...in' loop needs one variable        # a 'for...of' loop needs one variable",
                "Die Datei konnte nicht geöffnet werden      # Die Datei konnte nicht gelöscht werden",
                "не удалось сейчас открыть файл              # не удалось сейчас удалить файл",
                "rpc error: code = NotFound desc = no order  # rpc error: code = PermissionDenied desc = no order",
                "the call ended with status=busy in the shop # the call ended with status=closed in the shop",
                "An error (ThrottlingException) in the call  # An error (ValidationException) in the call",
                "Cannot open the database of orders: locked  # Cannot open the database of orders: corrupt"
            })
    void messagesThatSaySomethingElseStayApart(String one, String other) {
        LearntTemplate first = learn(one).template();
        assertThat(learn(other).template().errorId()).isNotEqualTo(first.errorId());
    }

    @Test
    void aMessageOfFewWordsIsNoneToLearnFrom() {
        assertThat(form("").canBeLearnt()).isFalse();
        assertThat(form("four words are few").canBeLearnt()).isFalse();
        assertThat(form("five words are enough already").canBeLearnt()).isTrue();
    }

    @Test
    void theSameMessageAgainTeachesNothing() {
        TemplateLeaf once = learn("no such user here; name=root").leaf();
        assertThat(learn("no such user here; name=root").leaf()).isSameAs(once);
    }

    @Test
    void onlyTemplatesOfSeveralMessagesIncludeOthers() {
        learn("no such user here; name=root");
        assertThat(leaf("no such user here; name=guest").including(form("no such user here; name=guest")))
                .isEmpty();
        LearntTemplate widened = learn("no such user here; name=guest").template();
        assertThat(leaf("no such user here; name=anna").including(form("no such user here; name=anna")))
                .contains(widened);
        assertThat(leaf("no such user here; name=anna").including(form("no such user there: anna")))
                .isEmpty();
    }

    @Test
    void theOldestThatWasNeverWidenedMakesRoom() {
        learn("the order of one is still not odd_a");
        LearntTemplate widened = learn("the order of one is still not odd_b").template();
        List<String> others = IntStream.range(0, TemplateLeaf.MOST)
                .mapToObj(i -> "%c%c".formatted('a' + i / 10, 'a' + i % 10))
                .map(word -> "the order %1$s%1$s of %1$s is %1$s %1$s".formatted(word))
                .toList();
        others.forEach(this::learn);

        TemplateLeaf full = leaf("the order of one is still not odd_a");
        assertThat(full.templates()).hasSize(TemplateLeaf.MOST).startsWith(widened);
        assertThat(full.templates())
                .extracting(LearntTemplate::text)
                .doesNotContain(others.getFirst())
                .contains(others.get(1), others.getLast());
    }

    @Test
    void whatIsReadBackIsTheSame() {
        learn("no such user here; name=root");
        TemplateLeaf leaf = learn("no such user here; name=guest").leaf();
        var json = JsonMapper.shared();
        assertThat(json.readValue(json.writeValueAsString(leaf), TemplateLeaf.class))
                .isEqualTo(leaf);
    }

    private TemplateLeaf.Step learn(String message) {
        MessageForm form = form(message);
        TemplateLeaf.Step step = leaf(message)
                .learn(form, UUID.nameUUIDFromBytes(form.fingerprint().getBytes()));
        leaves.put(form.leaf("acme", null), step.leaf());
        return step;
    }

    private TemplateLeaf leaf(String message) {
        return leaves.getOrDefault(form(message).leaf("acme", null), TemplateLeaf.EMPTY);
    }

    private static MessageForm form(String message) {
        return MessageForm.of("Error", message);
    }
}
