package dev.tribal.search;

import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.platform.blob.LongTexts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Texts that are too long for a record, as they are read. */
class LongTextReadsIT extends SearchIT {
    private static final String TRACE = "\tat com.example.Shop.pay(Shop.java:42) ☕\n".repeat(50_000);

    @Autowired
    private LongTexts texts;

    @Test
    void longTextComesBackWholeInTheAnswerToOneRecordOnly() throws Exception {
        Attachment trace = texts.store("long", id("long"), UUID.randomUUID(), LongText.STACK_TRACE, TRACE);
        sendLong("long", trace);

        JsonNode context = getLong("long").path("context");
        assertThat(context.path("stack_trace").asString()).isEqualTo(TRACE);
        assertThat(context.has("attachments")).isFalse();
        JsonNode found = http().get("long", "/api/v1/errors/similar?query=an+excerpt+of+it")
                .json()
                .at("/results/0/record/context");
        assertThat(found.path("stack_trace").asString()).isEqualTo("an excerpt of it");
        assertThat(found.at("/attachments/0/field").asString()).isEqualTo("stack_trace");
    }

    @Test
    void textThatIsLostIsAnsweredWithItsExcerptAndSaysSo() throws Exception {
        Attachment trace = texts.store("lost", id("long"), UUID.randomUUID(), LongText.STACK_TRACE, TRACE);
        texts.delete("lost", id("long"), List.of(trace));
        sendLong("lost", trace);

        JsonNode context = getLong("lost").path("context");
        assertThat(context.path("stack_trace").asString()).isEqualTo("an excerpt of it");
        assertThat(context.at("/attachments/0/missing").asBoolean()).isTrue();
        assertThat(context.at("/attachments/0/bytes").asLong()).isEqualTo(trace.bytes());
    }

    @Test
    void referenceToTheTextOfAnotherTenantLeadsNowhere() throws Exception {
        Attachment theirs = texts.store("victim", id("long"), UUID.randomUUID(), LongText.STACK_TRACE, TRACE);
        sendLong("thief", theirs);

        JsonNode context = getLong("thief").path("context");
        assertThat(context.path("stack_trace").asString()).isEqualTo("an excerpt of it");
        assertThat(context.at("/attachments/0/missing").asBoolean()).isTrue();
    }

    private void sendLong(String tenant, Attachment attachment) throws Exception {
        RecordChange change = change(tenant, "long", 4, "LongError", "it is long");
        ErrorRecord record = Objects.requireNonNull(change.record());
        ErrorContext context =
                record.context().with(LongText.STACK_TRACE, "an excerpt of it").withAttachments(List.of(attachment));
        send(new RecordChange(tenant, change.errorId(), change.position(), record.withContext(context)));
    }

    private JsonNode getLong(String tenant) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> http().get(tenant, "/api/v1/errors/" + id("long")), answer -> answer.status() == 200)
                .json();
    }
}
