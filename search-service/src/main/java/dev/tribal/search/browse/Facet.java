package dev.tribal.search.browse;

import dev.tribal.search.catalog.RecordDocument;

/** A property by which errors are told apart, with few values. */
public enum Facet {
    PROJECT(RecordDocument.REPORTED_FROM, RecordDocument.PROJECT),
    LANGUAGE(RecordDocument.LANGUAGE, RecordDocument.LANGUAGE),
    STATE(RecordDocument.STATE, RecordDocument.STATE),
    SOURCE(RecordDocument.VERIFIED_SOURCE, RecordDocument.VERIFIED_SOURCE),
    /** How it behaves when what failed runs again. */
    NATURE(RecordDocument.NATURE, RecordDocument.NATURE),
    /** Who recorded a solution of it or said what came of one. */
    HELPER(RecordDocument.HELPER, RecordDocument.HELPER);

    private final String counted;
    private final String filtered;

    Facet(String counted, String filtered) {
        this.counted = counted;
        this.filtered = filtered;
    }

    /** The field whose values are counted. */
    String counted() {
        return counted;
    }

    /** The field in which a value is asked for. */
    String filtered() {
        return filtered;
    }

    /** The form in which a value stands in that field. */
    String term(String value) {
        return this == HELPER ? value : RecordDocument.filterValue(value);
    }
}
