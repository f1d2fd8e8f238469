package dev.tribal.mcp.feed;

import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.Topics;
import dev.tribal.mcp.protocol.stream.UpdateStreams;
import dev.tribal.platform.kafka.KafkaConfiguration;
import dev.tribal.platform.kafka.KafkaConnections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;

/** Connects an instance of the gateway with the others and with the records. */
@Configuration(proxyBeanMethods = false)
@Import(KafkaConfiguration.class)
public class McpFeedConfiguration {
    @Bean
    KafkaSignals mcpSignals(KafkaTemplate<String, byte[]> durableTemplate) {
        return new KafkaSignals(durableTemplate);
    }

    @Bean
    TopicReader mcpSignalReader(KafkaConnections connections, KafkaSignals mcpSignals) {
        return new TopicReader(connections, Topics.MCP_SIGNALS, TopicReader.Begin.START, mcpSignals::read);
    }

    @Bean
    TopicReader mcpRecordReader(KafkaConnections connections, EventCodec codec, UpdateStreams mcpStreams) {
        return new TopicReader(
                connections, Topics.ERROR_RECORDS, TopicReader.Begin.END, new RecordUpdates(codec, mcpStreams)::read);
    }
}
