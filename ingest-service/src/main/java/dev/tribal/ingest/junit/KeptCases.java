package dev.tribal.ingest.junit;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.ProblemException;
import java.util.function.LongConsumer;

/** What the files of one request keep while they are read: counted as it comes, with room in memory for each. */
final class KeptCases {
    static final int MAX_FAILURES = 10_000;

    /** What the objects of a case take that has hardly a text, in bytes. */
    private static final int OBJECTS = 500;

    private final LongConsumer room;
    private int failures;

    /** @param room takes room for so many bytes, and throws if there is none */
    KeptCases(LongConsumer room) {
        this.room = room;
    }

    /**
     * The failed case, counted.
     *
     * @throws ProblemException {@code unprocessable-report} if there were too many before
     */
    FailedCase failure(FailedCase failed) {
        if (++failures > MAX_FAILURES) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE_REPORT,
                    "The files must have at most %d failed test cases together, but have more".formatted(MAX_FAILURES));
        }
        room.accept(OBJECTS + UploadMemory.COPIES * failed.characters());
        return failed;
    }

    /** Takes room for something that is kept to the end of its file, beside failed cases. */
    void note(String... texts) {
        long characters = 0;
        for (String text : texts) {
            characters += text.length();
        }
        room.accept(OBJECTS + characters * Character.BYTES);
    }
}
