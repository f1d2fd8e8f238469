package dev.tribal.ingest.log;

import dev.tribal.platform.log.JobLog;
import dev.tribal.platform.log.LogArchive;
import dev.tribal.platform.log.LogExtractor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads logs in the two forms in which CI systems hand them out: a text, and an archive of several. */
public final class LogForms {
    /** The type of archives. */
    public static final String ARCHIVE = "application/zip";

    private final LogExtractor extractor;
    private final LogArchive archive;

    /** @param mostLog how many bytes of logs are taken from an archive */
    public LogForms(LogExtractor extractor, long mostLog) {
        this.extractor = extractor;
        this.archive = new LogArchive(extractor, mostLog);
    }

    /**
     * What failed in each of the logs.
     *
     * @param source is not closed, and may not be read to its end
     * @param archived whether it must be an archive; otherwise its first bytes say what it is
     * @param unpacked is told how many bytes came out of an archive
     * @param held is told how many characters of errors are held, as they are found
     * @throws dev.tribal.platform.log.LogArchiveException if an archive cannot be read, or is too large
     * @throws IOException if the source cannot be read
     */
    public List<JobLog> read(InputStream source, boolean archived, LongConsumer unpacked, LongConsumer held)
            throws IOException {
        var log = new BufferedInputStream(source);
        return archived || isArchive(log)
                ? archive.extract(log, unpacked, held)
                : List.of(
                        new JobLog(null, extractor.extract(new InputStreamReader(log, StandardCharsets.UTF_8), held)));
    }

    /** Whether it begins like the first file of a ZIP (APPNOTE 4.3.7), which no text does. */
    private static boolean isArchive(BufferedInputStream log) throws IOException {
        log.mark(4);
        byte[] start = log.readNBytes(4);
        log.reset();
        return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }
}
