package dev.tribal.ingest.batch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of batches.
 *
 * @param maxSize how large the body of a batch may be
 * @param maxReports how many reports it may hold, at least 1
 */
@ConfigurationProperties("tribal.ingest.batch")
record BatchSettings(
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("10000") int maxReports) {
    BatchSettings {
        if (maxSize.toBytes() < 1 || maxReports < 1) {
            throw new IllegalArgumentException(
                    "tribal.ingest.batch.max-size and tribal.ingest.batch.max-reports must be at least 1");
        }
    }
}
