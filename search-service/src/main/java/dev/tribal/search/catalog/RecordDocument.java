package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.search.catalog.CodeWords.Word;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A record as a Lucene document and back. */
public final class RecordDocument {
    /** Changes whenever older documents could be read or found differently; leads to a rebuild. */
    static final int VERSION = 7;

    /** Tenant and id in one term, so that no look-up by id can forget the tenant. */
    public static final String KEY = "key";

    /** Every record that is merged into this one, in the form of {@link #KEY}. */
    public static final String PART = "part";

    /** Stands in what can be found; what is a part of another record cannot. */
    public static final String TENANT = "tenant";

    public static final String TYPE = "type";
    public static final String LANGUAGE = "language";
    public static final String FRAMEWORK = "framework";
    /** What its runs say of it, see {@link dev.tribal.contracts.NatureKind}. */
    public static final String NATURE = "nature";

    /** Every project from which it was reported, as a filter value. */
    public static final String PROJECT = "project";

    /** Every project from which it was reported, in its own case. */
    public static final String REPORTED_FROM = "reported_from";

    /** Stands for reports of no project; no name of a project can be this. */
    public static final String NO_PROJECT = "\u0000";

    /** Further fingerprints of its reports. */
    static final String FINGERPRINT = "fingerprint";

    public static final String FIRST_SEEN = "first_seen";
    public static final String LAST_SEEN = "last_seen";

    /** {@link dev.tribal.contracts.ErrorState}, as it stands in JSON. */
    public static final String STATE = "state";

    /** Which kind of principal brought the latest report, if that is known, as it stands in JSON. */
    public static final String VERIFIED_SOURCE = "verified_source";

    /** Everybody who recorded a solution or said what came of one. */
    public static final String HELPER = "helper";

    /** How many attempts worked with those of its solutions that are proven; absent if there is no solution. */
    public static final String WORKED = "worked";

    /** What results of tests would say something of, as a {@link TestedError} in JSON; absent in all other records. */
    public static final String TESTED = "tested";

    /** Every term of every text once, without frequencies: for how many records does a word stand? */
    public static final String ANY_TEXT = "any_text";

    private static final int UUID_LENGTH = 36;

    /** Where the last event of the record stands. */
    public static final String PARTITION = "partition";

    public static final String OFFSET = "offset";

    /** The record that this one is merged into, whether there is one or not, in the form of {@link #KEY}. */
    static final String MERGED_INTO = "merged_into";

    private static final String SOURCE = "source";

    /** The record as it came, if more than that is answered. */
    private static final String OWN = "own";

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

    /** A query that matches the documents that answer for these records, which are given in the form of {@link #KEY}. */
    public static Query answering(Collection<BytesRef> keys) {
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery(KEY, keys), BooleanClause.Occur.SHOULD)
                .add(new TermInSetQuery(PART, keys), BooleanClause.Occur.SHOULD)
                .build();
    }

    /**
     * A document that answers for a record and its parts.
     *
     * @param parts the records that are merged into it; empty in most cases
     */
    Document whole(String tenant, ErrorRecord record, List<ErrorRecord> parts) {
        Document document = named(tenant, record);
        ErrorRecord joined = JoinedRecord.of(record, parts);
        List<ErrorRecord> all = Stream.concat(Stream.of(record), parts.stream()).toList();
        document.add(new StringField(TENANT, tenant, Field.Store.NO));
        addFilters(document, TYPE, all, ErrorRecord::errorType);
        addFilters(document, LANGUAGE, all, one -> one.context().language());
        addFilters(document, FRAMEWORK, all, one -> one.context().framework());
        addFilters(document, NATURE, List.of(joined), RecordDocument::nature);
        for (String project : joined.reportedFrom()) {
            document.add(new KeywordField(REPORTED_FROM, project.isEmpty() ? NO_PROJECT : project, Field.Store.NO));
        }
        addFilters(document, PROJECT, joined.reportedFrom(), project -> project.isEmpty() ? null : project);
        document.add(new NumericDocValuesField(FIRST_SEEN, joined.firstSeen().toEpochMilli()));
        document.add(new NumericDocValuesField(LAST_SEEN, joined.lastSeen().toEpochMilli()));
        StandingFields.of(joined).forEach(document::add);
        TestedError.of(joined)
                .map(json::writeValueAsBytes)
                .ifPresent(tested -> document.add(new BinaryDocValuesField(TESTED, new BytesRef(tested))));
        for (TextField field : TextField.values()) {
            addText(document, tenant, field.indexName(), CodeWords.of(field.of(all)));
        }
        for (String fingerprint : joined.groups().fingerprints()) {
            document.add(new StringField(FINGERPRINT, fingerprint, Field.Store.NO));
            document.add(new SortedSetDocValuesField(FINGERPRINT, new BytesRef(fingerprint)));
        }
        for (ErrorRecord part : parts) {
            BytesRef key = key(tenant, part.id()).bytes();
            document.add(new StringField(PART, key, Field.Store.NO));
            document.add(new SortedSetDocValuesField(PART, key));
        }
        document.add(new StoredField(SOURCE, json.writeValueAsBytes(joined)));
        if (!parts.isEmpty()) {
            document.add(new StoredField(OWN, json.writeValueAsBytes(record)));
        }
        return document;
    }

    /** A document that keeps a record that is a part of another one, and which no search finds. */
    Document part(String tenant, ErrorRecord record) {
        Document document = named(tenant, record);
        document.add(new StoredField(SOURCE, json.writeValueAsBytes(record)));
        return document;
    }

    private static Document named(String tenant, ErrorRecord record) {
        var document = new Document();
        BytesRef key = key(tenant, record.id()).bytes();
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new BinaryDocValuesField(KEY, key));
        UUID target = record.groups().mergedInto();
        if (target != null) {
            BytesRef mergedInto = key(tenant, target).bytes();
            document.add(new StringField(MERGED_INTO, mergedInto, Field.Store.NO));
            document.add(new BinaryDocValuesField(MERGED_INTO, mergedInto));
        }
        document.add(new NumericDocValuesField(PARTITION, record.position().partition()));
        document.add(new NumericDocValuesField(OFFSET, record.position().offset()));
        return document;
    }

    /** What is answered with a document whose stored fields were read. */
    public ErrorRecord read(Document document) {
        return read(document.getBinaryValue(SOURCE));
    }

    /** What the field {@link #TESTED} says. */
    TestedError tested(BytesRef value) {
        return json.readValue(value.bytes, value.offset, value.length, TestedError.class);
    }

    /** The record of such a document as it came, without what is merged into it. */
    ErrorRecord own(Document document) {
        BytesRef own = document.getBinaryValue(OWN);
        return own == null ? read(document) : read(own);
    }

    private ErrorRecord read(BytesRef bytes) {
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

    private static @Nullable String nature(ErrorRecord record) {
        NatureKind kind = record.behaves().kind();
        return kind == null ? null : kind.wireName();
    }

    private static <T> void addFilters(
            Document document, String field, List<T> sources, Function<T, @Nullable String> value) {
        sources.stream()
                .map(value)
                .filter(Objects::nonNull)
                .map(RecordDocument::filterValue)
                .distinct()
                .forEach(one -> document.add(new KeywordField(field, one, Field.Store.NO)));
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
