package dev.tribal.search;

import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.ServiceLauncher;
import dev.tribal.platform.http.AuthClientConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** search-service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    SearchConfiguration.class,
    AuthClientConfiguration.class,
    EmbeddingClientConfiguration.class,
    DeadLetterClientConfiguration.class,
    IngestClientConfiguration.class
})
public class SearchApplication {
    public static void main(String[] args) {
        ServiceLauncher.run(SearchApplication.class, "search-service", args);
    }
}
