package dev.tribal.embedding.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.scrub.RuleFile;
import dev.tribal.platform.scrub.Scrubbing;
import dev.tribal.platform.template.LearntTemplate;
import dev.tribal.platform.template.TemplateLeaf;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordScrubberTest {
    private static final ScrubOrdered ORDER = new ScrubOrdered("email");
    private static final String SECRET = "ada@example.org";

    @TempDir
    private Path folder;

    private final RecordKey key = new RecordKey(Events.TENANT, UUID.randomUUID());
    private LongTexts texts;
    private RecordScrubber scrubber;

    @BeforeEach
    void open() {
        texts = new LongTexts(new FileBlobStore(folder));
        scrubber = new RecordScrubber(new Scrubbing(RuleFile.builtIn(), new byte[32]), texts);
    }

    @Test
    void anOrderThatWasCutOffIsCarriedOutAgainWithTheSameResult() {
        ErrorRecord record = record("trace for " + SECRET);
        Attachment old = record.context().attachments().getFirst();

        ErrorRecord first = scrubber.carryOut(ORDER, key, record);
        assertThat(texts.read(key.tenant(), key.id(), old)).isEmpty();
        ErrorRecord second = scrubber.carryOut(ORDER, key, record);

        assertThat(second.context()).isEqualTo(first.context());
        assertThat(whole(second)).startsWith("trace for [redacted:email:");
        assertThat(scrubber.carryOut(ORDER, key, second)).isSameAs(second);
    }

    @Test
    void templatesWithWordsThatARuleFindsAreForgotten() {
        var secret =
                new LearntTemplate("login failed : password = k4Zx9Qv2Lp7wR8 , sorry", "v2:template:a", key.id(), 0);
        var harmless = new LearntTemplate("login failed : user = <*> , sorry", "v2:template:b", key.id(), 2);
        var leaf = StoredRecord.unknown(key, "topic").withTemplates(new TemplateLeaf(List.of(secret, harmless)));

        StoredRecord scrubbed = scrubber.carryOut(new ScrubOrdered(ScrubOrdered.EVERY_RULE), leaf);

        assertThat(scrubbed.templates()).isEqualTo(new TemplateLeaf(List.of(harmless)));
        assertThat(scrubbed.record()).isNull();
    }

    @Test
    void twoOrdersOfOneBatchThatWasCutOffAreCarriedOutAgain() {
        ErrorRecord record = record("trace for %s with token=k4Zx9Qv2Lp7wR8".formatted(SECRET));
        ErrorRecord done = both(record);

        assertThat(both(record).context()).isEqualTo(done.context());
        assertThat(whole(done)).doesNotContain(SECRET, "k4Zx9Qv2Lp7wR8");
    }

    @Test
    void aLongTextWithoutTheSecretStaysAsItIs() {
        ErrorRecord record = record("nothing of interest");

        assertThat(scrubber.carryOut(ORDER, key, record)).isSameAs(record);
        assertThat(whole(record)).isEqualTo("nothing of interest");
    }

    @Test
    void whatIsLostStaysMissingAndItsExcerptIsScrubbed() {
        ErrorRecord record = record("lost");
        texts.delete(key.tenant(), key.id(), record.context().attachments());
        ErrorRecord withSecret = record.withContext(record.context().with(LongText.STACK_TRACE, "cut " + SECRET));

        ErrorContext scrubbed = scrubber.carryOut(ORDER, key, withSecret).context();
        assertThat(scrubbed.attachments()).isEqualTo(record.context().attachments());
        assertThat(scrubbed.stackTrace()).startsWith("cut [redacted:email:");
    }

    @Test
    void aRuleThatNobodyKnowsChangesNothing() {
        ErrorRecord record = record(SECRET);

        assertThat(scrubber.carryOut(new ScrubOrdered("no-such"), key, record)).isSameAs(record);
    }

    private ErrorRecord both(ErrorRecord record) {
        return scrubber.carryOut(new ScrubOrdered("pair-tight"), key, scrubber.carryOut(ORDER, key, record));
    }

    private ErrorRecord record(String trace) {
        Attachment attachment = texts.store(key.tenant(), key.id(), UUID.randomUUID(), LongText.STACK_TRACE, trace);
        return Events.record(key.id(), "boom")
                .withContext(new ErrorContext("java", null, "boom", null, "an excerpt", null)
                        .withAttachments(List.of(attachment)));
    }

    private String whole(ErrorRecord record) {
        return texts.read(key.tenant(), key.id(), record.context().attachments().getFirst())
                .orElseThrow();
    }
}
