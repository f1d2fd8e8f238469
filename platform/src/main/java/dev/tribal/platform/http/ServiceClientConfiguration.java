package dev.tribal.platform.http;

import dev.tribal.platform.problem.ReceivedProblems;
import dev.tribal.platform.security.CurrentCaller;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What all clients of other services have in common; imported by a service that runs in a process of its own. */
@Configuration(proxyBeanMethods = false)
public class ServiceClientConfiguration {
    @Bean
    RestClientHttpServiceGroupConfigurer serviceClients(CurrentCaller currentCaller, JsonMapper json) {
        var relay = new TokenRelay(currentCaller);
        var problems = new RemoteProblems(new ReceivedProblems(json));
        var sender = new SenderRelay();
        return groups -> groups.forEachClient((group, client) ->
                client.requestInterceptor(relay).requestInterceptor(sender).requestInterceptor(problems));
    }
}
