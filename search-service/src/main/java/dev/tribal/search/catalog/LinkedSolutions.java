package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LinkedSolution;
import dev.tribal.contracts.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows solutions of other errors with those that they are linked with, as they stand at this moment. They are looked up
 * when somebody reads, so that what comes of a solution is written once, with the error that has it.
 */
public final class LinkedSolutions {
    private final Catalog catalog;

    public LinkedSolutions(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The same record with the linked solutions of visible errors after its own. */
    public ErrorRecord with(Visible visible, ErrorRecord record) {
        List<LinkedSolution> links = record.groups().linked();
        if (links.isEmpty()) {
            return record;
        }
        List<Solution> all = new ArrayList<>(record.solutions());
        for (LinkedSolution link : links) {
            find(visible, record, link)
                    .filter(found -> all.stream().noneMatch(known -> known.id().equals(found.id())))
                    .ifPresent(all::add);
        }
        return record.withSolutions(all);
    }

    /** Where the error itself came back after the solution had worked, it is disputed here and nowhere else. */
    private Optional<Solution> find(Visible visible, ErrorRecord record, LinkedSolution link) {
        return catalog.find(visible, link.errorId())
                .flatMap(holder -> holder.solutions().stream()
                        .filter(solution -> solution.id().equals(link.solutionId()))
                        .findFirst()
                        .map(solution -> Disputed.since(record.behaves().cameBackAt(), holder, solution)))
                .map(solution -> solution.linkedFrom(link.errorId()));
    }
}
