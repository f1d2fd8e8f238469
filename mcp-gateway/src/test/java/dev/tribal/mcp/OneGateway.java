package dev.tribal.mcp;

import dev.tribal.mcp.protocol.signal.LocalBus;
import dev.tribal.mcp.protocol.signal.SignalBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For tests with one gateway, which need no broker. */
@Configuration(proxyBeanMethods = false)
public class OneGateway {
    @Bean
    SignalBus mcpSignals() {
        return new LocalBus();
    }
}
