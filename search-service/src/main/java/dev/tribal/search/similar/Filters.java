package dev.tribal.search.similar;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.NatureKind;
import dev.tribal.search.catalog.RecordDocument;
import dev.tribal.search.catalog.Visible;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What every result must be: visible to the caller, and equal to the values that are given, case ignored. A value that is
 * {@code null} or blank is not asked for.
 *
 * @param nature what its runs say of it
 * @param surroundings where a solution of what passes should help
 * @param except errors that do not pass, nor what answers for them
 */
record Filters(
        Visible visible,
        @Nullable String errorType,
        @Nullable String language,
        @Nullable String framework,
        @Nullable String project,
        @Nullable NatureKind nature,
        Applicability surroundings,
        Set<UUID> except) {
    Filters(
            Visible visible,
            @Nullable String errorType,
            @Nullable String language,
            @Nullable String framework,
            @Nullable String project) {
        this(
                visible,
                errorType,
                language,
                framework,
                project,
                null,
                new Applicability(language, framework, null, null),
                Set.of());
    }

    /** The same of what the runs say so of. */
    Filters of(@Nullable NatureKind kind) {
        return new Filters(visible, errorType, language, framework, project, kind, surroundings, except);
    }

    static Filters of(Visible visible) {
        return new Filters(visible, null, null, null, null);
    }

    /** All records of a tenant. */
    static Filters ofTenant(String tenant) {
        return of(Visible.ofTenant(tenant));
    }

    /** The same for who looks for a solution in other surroundings. */
    Filters in(Applicability others) {
        return new Filters(visible, errorType, language, framework, project, nature, others, except);
    }

    /** The same without some errors. */
    Filters without(Set<UUID> errors) {
        return new Filters(visible, errorType, language, framework, project, nature, surroundings, errors);
    }

    String tenant() {
        return visible.tenant();
    }

    /** Whether not all of the tenant's records pass, but for a few. */
    boolean narrowTheTenant() {
        return visible.isRestricted()
                || isAsked(errorType)
                || isAsked(language)
                || isAsked(framework)
                || isAsked(project)
                || nature != null;
    }

    private static boolean isAsked(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** A query that matches what passes and gives no score. */
    Query query() {
        return with(null);
    }

    /** A query that matches what passes and is found by another one, which gives the score. */
    Query with(@Nullable Query scoring) {
        var all = new BooleanQuery.Builder();
        visible.addTo(all);
        addValue(all, RecordDocument.TYPE, errorType);
        addValue(all, RecordDocument.LANGUAGE, language);
        addValue(all, RecordDocument.FRAMEWORK, framework);
        addValue(all, RecordDocument.PROJECT, project);
        addValue(all, RecordDocument.NATURE, nature == null ? null : nature.wireName());
        if (!except.isEmpty()) {
            List<BytesRef> keys = except.stream()
                    .map(id -> RecordDocument.key(tenant(), id).bytes())
                    .toList();
            all.add(RecordDocument.answering(keys), BooleanClause.Occur.MUST_NOT);
        }
        if (scoring != null) {
            all.add(scoring, BooleanClause.Occur.MUST);
        }
        return all.build();
    }

    private static void addValue(BooleanQuery.Builder all, String field, @Nullable String value) {
        if (value != null && isAsked(value)) {
            add(all, field, RecordDocument.filterValue(value));
        }
    }

    private static void add(BooleanQuery.Builder all, String field, String value) {
        all.add(new TermQuery(new Term(field, value)), BooleanClause.Occur.FILTER);
    }
}
