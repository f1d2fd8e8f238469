package dev.tribal.search.catalog;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;

/**
 * Words as terms that belong to one tenant. Because the tenant is a part of the term, how rare a word is, and with that
 * every score, comes from the tenant's own records, and no ranking tells what others wrote.
 */
public final class TenantTerms {
    /** Stands in no name of a tenant. */
    private static final char SEPARATOR = '\u0000';

    private static final FieldType LENGTH = lengthType();

    private TenantTerms() {}

    /** A word in a field of the tenant's records. */
    public static Term of(String tenant, String field, String word) {
        return new Term(field, text(tenant, word));
    }

    /** The text of such a term. */
    public static String text(String tenant, String word) {
        return tenant + SEPARATOR + word;
    }

    /** The term whose frequency is the length of a field, so that the sum over a tenant's records costs one look-up. */
    static Term length(String tenant, String field) {
        return new Term(lengthField(field), tenant);
    }

    /** The length of one record's field, in terms; more than 0. */
    static Field length(String tenant, String field, int terms) {
        return new Field(lengthField(field), new CountStream(tenant, terms), LENGTH);
    }

    private static String lengthField(String field) {
        return "length_" + field;
    }

    private static FieldType lengthType() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
