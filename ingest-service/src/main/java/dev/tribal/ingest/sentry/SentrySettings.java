package dev.tribal.ingest.sentry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of what SDKs of Sentry may send.
 *
 * @param maxEnvelopeSize how long an envelope may be, with attachments and whatever else is skipped
 * @param maxEventSize how long an event in it may be; events are held in memory
 */
@ConfigurationProperties("tribal.ingest.sentry")
public record SentrySettings(
        @DefaultValue("20MB") DataSize maxEnvelopeSize,
        @DefaultValue("2MB") DataSize maxEventSize) {
    private static final long MOST = DataSize.ofMegabytes(64).toBytes();

    public SentrySettings {
        if (maxEventSize.toBytes() < 1 || maxEventSize.toBytes() > MOST) {
            throw new IllegalArgumentException("tribal.ingest.sentry.max-event-size must be 1B to 64MB");
        }
        if (maxEnvelopeSize.compareTo(maxEventSize) < 0) {
            throw new IllegalArgumentException(
                    "tribal.ingest.sentry.max-envelope-size must not be less than max-event-size");
        }
    }

    int maxEventBytes() {
        return Math.toIntExact(maxEventSize.toBytes());
    }
}
