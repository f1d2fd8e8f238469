package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.search.catalog.CodeWords.Word;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A record as a Lucene document and back. */
public final class RecordDocument {
    /** Changes whenever older documents could be read or found differently; leads to a rebuild. */
    static final int VERSION = 3;

    /** Tenant and id in one term, so that no look-up by id can forget the tenant. */
    public static final String KEY = "key";

    public static final String TENANT = "tenant";
    public static final String TYPE = "type";
    public static final String LANGUAGE = "language";
    public static final String FRAMEWORK = "framework";
    /** Every project from which it was reported, as a filter value. */
    public static final String PROJECT = "project";

    /** Every project from which it was reported, in its own case. */
    public static final String REPORTED_FROM = "reported_from";

    /** Stands for reports of no project; no name of a project can be this. */
    public static final String NO_PROJECT = "\u0000";

    public static final String LAST_SEEN = "last_seen";

    /** Every term of every text once, without frequencies: for how many records does a word stand? */
    public static final String ANY_TEXT = "any_text";

    private static final int UUID_LENGTH = 36;

    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    private static final String SOURCE = "source";

    private static final FieldType FREQUENCIES = textType(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType PRESENCE = textType(IndexOptions.DOCS, true);

    private final JsonMapper json = JsonMapper.builder().build();

    /** The term that identifies one record of one tenant. */
    public static Term key(String tenant, UUID id) {
        return new Term(KEY, EventCodec.key(tenant, id));
    }

    /** The id in such a term, which is the last of its parts. */
    public static UUID id(BytesRef key) {
        String text = key.utf8ToString();
        return UUID.fromString(text.substring(text.length() - UUID_LENGTH));
    }

    /** The form in which a filter value is kept and asked for. */
    public static String filterValue(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    Document write(String tenant, ErrorRecord record) {
        var document = new Document();
        BytesRef key = key(tenant, record.id()).bytes();
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new BinaryDocValuesField(KEY, key));
        document.add(new StringField(TENANT, tenant, Field.Store.NO));
        addFilter(document, TYPE, record.errorType());
        addFilter(document, LANGUAGE, record.context().language());
        addFilter(document, FRAMEWORK, record.context().framework());
        for (String project : record.reportedFrom()) {
            document.add(new StringField(REPORTED_FROM, project.isEmpty() ? NO_PROJECT : project, Field.Store.NO));
            addFilter(document, PROJECT, project.isEmpty() ? null : project);
        }
        document.add(new NumericDocValuesField(LAST_SEEN, record.lastSeen().toEpochMilli()));
        document.add(new NumericDocValuesField(PARTITION, record.position().partition()));
        document.add(new NumericDocValuesField(OFFSET, record.position().offset()));
        for (TextField field : TextField.values()) {
            addText(document, tenant, field.indexName(), CodeWords.of(field.of(record)));
        }
        document.add(new StoredField(SOURCE, json.writeValueAsBytes(record)));
        return document;
    }

    /** The record of a document whose stored fields were read. */
    public ErrorRecord read(Document document) {
        BytesRef bytes = document.getBinaryValue(SOURCE);
        return json.readValue(bytes.bytes, bytes.offset, bytes.length, ErrorRecord.class);
    }

    private static void addText(Document document, String tenant, String field, List<Word> words) {
        if (words.isEmpty()) {
            return;
        }
        document.add(new Field(field, new WordStream(tenant, words), FREQUENCIES));
        document.add(new Field(ANY_TEXT, new WordStream(tenant, words), PRESENCE));
        document.add(TenantTerms.length(
                tenant, field, words.stream().mapToInt(Word::size).sum()));
    }

    private static void addFilter(Document document, String field, @Nullable String value) {
        if (value != null) {
            document.add(new StringField(field, filterValue(value), Field.Store.NO));
        }
    }

    private static FieldType textType(IndexOptions options, boolean omitNorms) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }
}
