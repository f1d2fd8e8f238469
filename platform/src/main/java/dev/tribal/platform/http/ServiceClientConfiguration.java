package dev.tribal.platform.http;

import dev.tribal.platform.problem.ReceivedProblems;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What all clients of other services have in common; imported by a service that runs in a process of its own. */
@Configuration(proxyBeanMethods = false)
public class ServiceClientConfiguration {
    @Bean
    Neighbours neighbours(ObjectProvider<RestClient.Builder> http, Environment environment) {
        return new Neighbours(
                http::getObject,
                group -> environment.getRequiredProperty("spring.http.serviceclient.%s.base-url".formatted(group)),
                Clock.systemUTC());
    }

    @Bean
    RestClientHttpServiceGroupConfigurer serviceClients(
            CurrentCaller currentCaller, Neighbours neighbours, JsonMapper json) {
        var relay = new TokenRelay(currentCaller);
        var problems = new ReceivedProblems(json);
        var sender = new SenderRelay();
        return groups -> groups.forEachClient((group, client) -> {
            Neighbour neighbour = neighbours.at(group.name());
            client.requestInterceptor(relay)
                    .requestInterceptor(sender)
                    .requestInterceptor(new RemoteProblems(problems, neighbour.service()))
                    .requestInterceptor(neighbour);
        });
    }
}
