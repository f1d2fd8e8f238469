package dev.tribal.embedding.scrub;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.scrub.FieldScrubber;
import dev.tribal.platform.scrub.Scrubbing;
import dev.tribal.platform.template.TemplateLeaf;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies a scrub rule to every text of a stored record, with the field names that receipts of reports have. */
public final class RecordScrubber {
    private static final Logger LOG = LoggerFactory.getLogger(RecordScrubber.class);

    private final Scrubbing scrubbing;
    private final LongTexts texts;

    public RecordScrubber(Scrubbing scrubbing, LongTexts texts) {
        this.scrubbing = scrubbing;
        this.texts = texts;
    }

    /** Carries out an order on what is stored under a key, as {@link #carryOut(ScrubOrdered, RecordKey, ErrorRecord)}. */
    public StoredRecord carryOut(ScrubOrdered order, StoredRecord stored) {
        StoredRecord scrubbed = stored.templates() == null
                ? stored
                : stored.withTemplates(withoutFound(order.rule(), stored.key().tenant(), stored.templates()));
        return scrubbed.record() == null
                ? scrubbed
                : scrubbed.withRecord(carryOut(order, stored.key(), scrubbed.record()));
    }

    /** The templates in which a rule finds nothing; those of a tenant without such a rule are all kept. */
    TemplateLeaf withoutFound(String rule, String tenant, TemplateLeaf templates) {
        return templates.only(template -> TemplateWords.asTheyMayHaveBeen(template.text())
                .noneMatch(text -> fields(rule, tenant)
                        .filter(fields ->
                                !fields.text("context.error_message", text).equals(text))
                        .isPresent()));
    }

    /**
     * Carries out an order: stores long texts without what the rule finds and deletes those in whose place they come. It
     * may be done again with the same record, before or after that was written.
     *
     * @return the record to be written; the very same if nothing has to be
     * @throws dev.tribal.platform.blob.BlobStoreException if a long text cannot be read, stored or deleted now
     */
    ErrorRecord carryOut(ScrubOrdered order, RecordKey key, ErrorRecord record) {
        Optional<ScrubbedRecord> found = scrub(order.rule(), key, record);
        if (found.isEmpty()) {
            LOG.warn(
                    "Record {} stays as it is: this embedding-service has no scrub rule '{}'; give it the same"
                            + " tribal.scrub.rules-file as the others and run tribal scrub again",
                    key.id(),
                    order.rule());
            return record;
        }
        ScrubbedRecord scrubbed = found.get();
        for (ScrubbedRecord.NewText text : scrubbed.texts()) {
            texts.store(
                    key.tenant(),
                    key.id(),
                    text.attachment().eventId(),
                    text.attachment().field(),
                    text.text());
        }
        // Now and not after the record: what is not deleted yet could not be found any more after a crash.
        texts.delete(key.tenant(), key.id(), scrubbed.replaced());
        return scrubbed.record();
    }

    /**
     * What a rule makes of a record; changes nothing.
     *
     * @return empty if the tenant of the record has no such rule
     */
    Optional<ScrubbedRecord> scrub(String rule, RecordKey key, ErrorRecord record) {
        return fields(rule, key.tenant()).map(fields -> scrub(fields, key, record));
    }

    /** Whether a tenant has a rule of this name. */
    boolean knows(String rule, String tenant) {
        return fields(rule, tenant).isPresent();
    }

    private Optional<FieldScrubber> fields(String rule, String tenant) {
        return rule.equals(ScrubOrdered.EVERY_RULE) ? Optional.of(scrubbing.of(tenant)) : scrubbing.of(tenant, rule);
    }

    private ScrubbedRecord scrub(FieldScrubber fields, RecordKey key, ErrorRecord record) {
        var contexts = new ContextScrubber(key, fields, texts);
        var scrubbed = new ErrorRecord(
                record.schemaVersion(),
                record.id(),
                record.fingerprint(),
                fields.text("error_type", record.errorType()),
                contexts.scrub(record.context()),
                record.earlierContexts().stream().map(contexts::scrub).toList(),
                record.solutions().stream()
                        .map(solution -> SolutionScrubber.scrub(fields, solution))
                        .toList(),
                fields.metadata(record.metadata()),
                record.origin() == null ? null : fields.origin(record.origin()),
                record.occurrences(),
                record.firstSeen(),
                record.lastSeen(),
                record.state(),
                record.priority(),
                fields.textIfAny("assignee", record.assignee()),
                record.labels().stream()
                        .map(label -> fields.text("labels", label))
                        .toList(),
                record.position(),
                Redaction.merged(record.scrubbed(), fields.receipt()),
                record.verifiedSource(),
                record.projects().stream()
                        .map(project -> fields.text("origin.project", project))
                        .toList(),
                record.grouping(),
                record.occurrencesByDay(),
                record.nature(),
                record.changes().stream()
                        .map(change -> scrubbed(change, fields))
                        .toList());
        boolean same = fields.receipt().isEmpty() && contexts.texts().isEmpty();
        return new ScrubbedRecord(same ? record : scrubbed, contexts.texts(), contexts.replaced(), fields.receipt());
    }

    /** Of another error it names the id alone. */
    private static Change scrubbed(Change change, FieldScrubber fields) {
        String field = change.what() == Change.What.LABELS ? "labels" : "assignee";
        return change.other() == null ? change.to(fields.textIfAny(field, change.to())) : change;
    }
}
