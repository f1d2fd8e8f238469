package dev.tribal.platform.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Finds what failed in an archive of logs (ZIP), as GitHub hands out those of a run. It is read as it comes, in bounded
 * memory and without writing anything; where it holds the log of a job as a whole and step by step, the whole counts.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/workflow-runs#download-workflow-run-logs">Download workflow run
 *     logs</a>
 */
public final class LogArchive {
    /** Of all logs together, in characters. */
    public static final int MOST_TEXT = 8 * 1024 * 1024;

    /** Of all logs together: each becomes a report, and a small archive has room for thousands of short logs. */
    public static final int MOST_ERRORS = 2000;

    private final LogExtractor extractor;
    private final long mostBytes;

    /** @param mostLog how many bytes of logs are taken; an archive may hold each of them twice */
    public LogArchive(LogExtractor extractor, long mostLog) {
        this.extractor = extractor;
        this.mostBytes = 2 * mostLog;
    }

    /**
     * Reads an archive to the end of its last file.
     *
     * @param archive is not closed
     * @param unpacked is told how many bytes came out of it, also if it is refused
     * @param held is told how many characters of errors are held, as they are found
     * @return one entry per log, in the order of the jobs and their steps
     * @throws LogArchiveException if it is no archive of logs, or too large
     * @throws IOException if it cannot be read
     */
    public List<JobLog> extract(InputStream archive, LongConsumer unpacked, LongConsumer held) throws IOException {
        var files = new BoundedArchive(archive, mostBytes);
        var logs = new Logs();
        try {
            for (String name = files.next(); name != null; name = files.next()) {
                Optional<ArchivedLog> log = ArchivedLog.named(name).filter(logs::wants);
                if (log.isPresent()) {
                    var text = new InputStreamReader(files, StandardCharsets.UTF_8);
                    logs.add(log.get(), extractor.extract(text, more -> held.accept(logs.text + more)));
                }
            }
        } catch (EOFException e) {
            throw LogArchiveException.unreadable("The archive ends in the middle of a file", e);
        } finally {
            unpacked.accept(files.bytes());
        }
        return logs.chosen();
    }

    /** What is kept of the logs read so far. */
    private static final class Logs {
        private final Map<ArchivedLog, Extraction> found = new TreeMap<>(ArchivedLog.IN_ORDER);
        private final Set<String> whole = new HashSet<>();
        private final Map<String, List<ArchivedLog>> steps = new HashMap<>();
        private int errors;
        private int text;

        boolean wants(ArchivedLog log) {
            return log.whole() || !whole.contains(log.job());
        }

        void add(ArchivedLog log, Extraction extraction) {
            if (log.whole()) {
                whole.add(log.job());
                steps.getOrDefault(log.job(), List.of()).forEach(this::remove);
                steps.remove(log.job());
            } else {
                steps.computeIfAbsent(log.job(), _ -> new ArrayList<>()).add(log);
            }
            remove(log);
            Extraction kept = bounded(extraction);
            errors += kept.errors().size();
            text += length(kept);
            found.put(log, kept);
        }

        private void remove(ArchivedLog log) {
            Extraction gone = found.remove(log);
            if (gone != null) {
                errors -= gone.errors().size();
                text -= length(gone);
            }
        }

        private Extraction bounded(Extraction one) {
            if (text + length(one) > MOST_TEXT) {
                return first(0, one);
            }
            return first(Math.min(MOST_ERRORS - errors, one.errors().size()), one);
        }

        private static Extraction first(int kept, Extraction one) {
            int left = one.errors().size() - kept;
            return left == 0 ? one : new Extraction(one.errors().subList(0, kept), one.lines(), one.more() + left);
        }

        private static int length(Extraction extraction) {
            return extraction.errors().stream()
                    .mapToInt(error -> error.text().length())
                    .sum();
        }

        List<JobLog> chosen() throws LogArchiveException {
            if (found.isEmpty()) {
                throw LogArchiveException.unreadable("The body is no ZIP archive with logs (.txt or .log)");
            }
            boolean sure = found.values().stream().anyMatch(Logs::isSure);
            return found.entrySet().stream()
                    .map(log -> new JobLog(log.getKey().job(), sure ? withoutGuesses(log.getValue()) : log.getValue()))
                    .toList();
        }

        private static boolean isSure(Extraction extraction) {
            return extraction.errors().stream().anyMatch(error -> error.rank() != Rank.WEAK);
        }

        /** Beside the log of the job that failed, words of failures in a short one mean nothing: its runner's, mostly. */
        private static Extraction withoutGuesses(Extraction extraction) {
            return isSure(extraction) || extraction.errors().isEmpty()
                    ? extraction
                    : new Extraction(List.of(), extraction.lines(), 0);
        }
    }
}
