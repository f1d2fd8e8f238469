package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.platform.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Operations;

/**
 * What a caller may see: the records of its tenant, and of these only those that came from its projects alone, if it is
 * restricted to some. It is part of each query, so that no count and no page tells of others.
 *
 * @param tenant the caller's
 * @param projects the only ones; empty for all
 */
public record Visible(String tenant, List<String> projects) {
    public Visible {
        projects = List.copyOf(projects);
    }

    public static Visible to(Caller caller) {
        return new Visible(caller.tenant(), caller.projects());
    }

    /** All records of a tenant. */
    public static Visible ofTenant(String tenant) {
        return new Visible(tenant, List.of());
    }

    /** Whether not all of the tenant's records are visible. */
    public boolean isRestricted() {
        return !projects.isEmpty();
    }

    /** A visible record without the ids of errors that may be of other projects. */
    public ErrorRecord shown(Catalog catalog, ErrorRecord record) {
        if (!isRestricted()) {
            return record;
        }
        Predicate<UUID> known = id -> mayKnow(catalog, id);
        return record.withGrouping(record.groups().knowing(known))
                .withChanges(record.changes().stream()
                        .map(change -> change.knowing(known))
                        .toList());
    }

    /** What does not exist is of no other project: the error of separated reports begins with the next one of them. */
    private boolean mayKnow(Catalog catalog, UUID id) {
        return catalog.find(this, id).isPresent()
                || catalog.find(ofTenant(tenant), id).isEmpty();
    }

    /** Adds the conditions to those of a query; none of them gives a score. */
    public void addTo(BooleanQuery.Builder all) {
        all.add(new TermQuery(new Term(RecordDocument.TENANT, tenant)), BooleanClause.Occur.FILTER);
        if (isRestricted()) {
            Collection<BytesRef> own =
                    new TreeSet<>(projects.stream().map(BytesRef::new).toList());
            all.add(new TermInSetQuery(RecordDocument.REPORTED_FROM, own), BooleanClause.Occur.FILTER);
            all.add(others(own), BooleanClause.Occur.MUST_NOT);
        }
    }

    /** What passes. */
    Query query() {
        var all = new BooleanQuery.Builder();
        addTo(all);
        return all.build();
    }

    private static Query others(Collection<BytesRef> own) {
        var automaton = Operations.complement(Automata.makeStringUnion(own), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        return new AutomatonQuery(new Term(RecordDocument.REPORTED_FROM, ""), automaton);
    }
}
