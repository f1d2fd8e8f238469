package dev.tribal.contracts.api;

import java.util.List;

/**
 * The answer to a SARIF file.
 *
 * @param runs how many runs of tools it holds
 * @param results how many results they have together, also those that are not severe enough
 * @param reports one entry per result that became a report, in the order of the file
 */
public record SarifReceipt(int runs, int results, List<ReportReceipt.Reported> reports) {
    public SarifReceipt {
        reports = List.copyOf(reports);
    }
}
