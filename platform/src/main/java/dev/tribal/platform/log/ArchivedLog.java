package dev.tribal.platform.log;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose log an entry of an archive is, by its name alone; nothing is ever looked up by it. GitHub names the whole log of
 * a job {@code 1_job.txt}, and those of its steps {@code job/4_step.txt}.
 *
 * @param job the job's name
 * @param whole whether it is all of the job's log, not one step
 * @param number the place among the jobs, or among the steps of the job
 * @param name of the entry
 */
record ArchivedLog(String job, boolean whole, int number, String name) {
    /** Steps by their jobs; job by job otherwise, in the order in which they ran. */
    static final Comparator<ArchivedLog> IN_ORDER = Comparator.comparing(
                    (ArchivedLog log) -> log.whole() ? "" : log.job())
            .thenComparingInt(ArchivedLog::number)
            .thenComparing(ArchivedLog::name);

    private static final int LONGEST_NAME = 200;
    private static final Pattern NAME = Pattern.compile("(?:([0-9]{1,6})_)?(.+)\\.(?:txt|log)");

    /** Nothing for what is no log: folders, and files with other endings. */
    static Optional<ArchivedLog> named(String entry) {
        int folder = entry.lastIndexOf('/');
        Matcher file = NAME.matcher(entry.substring(folder + 1));
        if (!file.matches()) {
            return Optional.empty();
        }
        int number = file.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(file.group(1));
        String job = folder < 0 ? file.group(2) : entry.substring(0, folder);
        return Optional.of(
                new ArchivedLog(job.substring(0, Math.min(LONGEST_NAME, job.length())), folder < 0, number, entry));
    }
}
