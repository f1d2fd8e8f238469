package dev.tribal.standalone;

import dev.tribal.auth.AuthConfiguration;
import dev.tribal.embedding.EmbeddingConfiguration;
import dev.tribal.ingest.IngestConfiguration;
import dev.tribal.mcp.McpGatewayConfiguration;
import dev.tribal.mcp.feed.McpFeedConfiguration;
import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.health.Trouble;
import dev.tribal.search.SearchConfiguration;
import dev.tribal.standalone.broker.EmbeddedBroker;
import dev.tribal.standalone.start.Announcement;
import dev.tribal.standalone.start.DataDirectory;
import dev.tribal.standalone.start.PortCheck;
import dev.tribal.standalone.start.StartOptions;
import dev.tribal.standalone.start.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * All of Tribal in one process: five services in one application context, on one port, around a Kafka broker that runs
 * in the same process. The services' interfaces are called directly here; Kafka stays the only transport of events.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    AuthConfiguration.class,
    IngestConfiguration.class,
    EmbeddingConfiguration.class,
    SearchConfiguration.class,
    McpGatewayConfiguration.class,
    McpFeedConfiguration.class
})
public class StandaloneApplication {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String CONFIG_NAMES =
            "tribal-defaults,auth-service,ingest-service,embedding-service,search-service,mcp-gateway,standalone";

    /** Starts Tribal; ends the process with status 1 and one sentence if it cannot start. */
    public static void main(String[] args) {
        try {
            StartOptions options = StartOptions.of(args);
            DataDirectory directory = DataDirectory.take(options);
            PortCheck.check(options);
            run(options, directory, args);
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(StartOptions options, DataDirectory directory, String... args) {
        var spring = new SpringApplication(StandaloneApplication.class);
        spring.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAMES));
        spring.addInitializers(context -> {
            EmbeddedBroker broker = EmbeddedBroker.start(options.dataDir().resolve("kafka"));
            String scheme = scheme(context.getEnvironment());
            directory.announce(broker.bootstrapServers(), scheme, options.port());
            context.addApplicationListener(new PortOfServer(directory, broker.bootstrapServers(), scheme));
            // Runs after the application context is closed, so that everything in it can finish its work.
            SpringApplication.getShutdownHandlers().add(() -> {
                broker.close();
                directory.close();
            });
            // First, so that no setting of a service can point away from the folder and the broker of this process.
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "standalone",
                            Map.of(
                                    "tribal.data-dir", options.dataDir().toString(),
                                    "spring.kafka.bootstrap-servers", broker.bootstrapServers())));
        });
        try {
            spring.run(args);
        } catch (RuntimeException e) {
            // Spring has said why; the threads of the broker would keep the process for ever.
            System.exit(1);
        }
    }

    @Bean
    ApplicationListener<AvailabilityChangeEvent<ReadinessState>> announcement(
            @Value("${tribal.auth.first-key-file}") Path keyFile,
            @Value("${tribal.announce-to:}") @Nullable Path file,
            HealthEndpoint health,
            Environment environment) {
        var announcement = new Announcement(keyFile, file);
        return change -> {
            if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
                awaitReadiness(health);
                announcement.say(
                        scheme(environment) + "://localhost:" + environment.getRequiredProperty("local.server.port"));
            }
        };
    }

    private static String scheme(Environment environment) {
        Ssl tls = Binder.get(environment).bind("server.ssl", Ssl.class).orElse(null);
        return Ssl.isEnabled(tls) ? "https" : "http";
    }

    /** The context is ready before the read model has caught up with its topic; in trouble it answers too. */
    private static void awaitReadiness(HealthEndpoint health) {
        Set<Status> answering = Set.of(Status.UP, Trouble.STATUS);
        while (!(health.healthForPath("ready") instanceof HealthDescriptor ready
                && answering.contains(ready.getStatus()))) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Says where Tribal listens: of port 0 only the server knows which one it is. */
    private record PortOfServer(DataDirectory directory, String bootstrapServers, String scheme)
            implements ApplicationListener<WebServerInitializedEvent> {
        @Override
        public void onApplicationEvent(WebServerInitializedEvent started) {
            directory.announce(bootstrapServers, scheme, started.getWebServer().getPort());
        }
    }

    /** For the run that only records what a start loads. */
    @Bean
    @ConditionalOnBooleanProperty("tribal.exit-when-ready")
    ApplicationListener<ApplicationReadyEvent> exitWhenReady() {
        return ready -> System.exit(SpringApplication.exit(ready.getApplicationContext()));
    }
}
