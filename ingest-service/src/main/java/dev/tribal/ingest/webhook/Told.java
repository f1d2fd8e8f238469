package dev.tribal.ingest.webhook;

import dev.tribal.ingest.ci.CiResult;

/** What a delivery tells. */
sealed interface Told {
    /** Something to work on. */
    record Result(CiResult result) implements Told {}

    /** Something from which nothing follows. */
    record Ignored(String reason) implements Told {}

    /** Only that the other side is there. */
    record Ping() implements Told {}
}
