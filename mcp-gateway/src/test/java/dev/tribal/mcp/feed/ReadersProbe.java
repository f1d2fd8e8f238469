package dev.tribal.mcp.feed;

import java.time.Duration;
import java.util.Collection;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;

/** Waits until gateways read their topics. */
public final class ReadersProbe {
    private ReadersProbe() {}

    public static void await(Collection<? extends ApplicationContext> gateways) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> gateways.stream()
                        .flatMap(gateway -> gateway.getBeansOfType(TopicReader.class).values().stream())
                        .allMatch(TopicReader::isReading));
    }
}
