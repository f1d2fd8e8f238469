package dev.tribal.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.event.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    Path folder;

    @Test
    void itKnowsHowFarAServiceHadReadLongerThanItKeepsWhatExpires() throws ExecutionException, InterruptedException {
        try (var broker = EmbeddedBroker.start(folder);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var node = new ConfigResource(ConfigResource.Type.BROKER, "1");
            String minutes = admin.describeConfigs(List.of(node))
                    .values()
                    .get(node)
                    .get()
                    .get("offsets.retention.minutes")
                    .value();
            assertThat(Duration.ofMinutes(Long.parseLong(minutes))).isGreaterThan(longestRetention());
        }
    }

    private static Duration longestRetention() {
        return Topics.all(1, (short) 1).stream()
                .map(topic -> topic.configs().get(TopicConfig.RETENTION_MS_CONFIG))
                .filter(Objects::nonNull)
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
