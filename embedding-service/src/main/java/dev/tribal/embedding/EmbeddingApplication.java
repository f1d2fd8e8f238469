package dev.tribal.embedding;

import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.ServiceLauncher;
import dev.tribal.platform.http.AuthClientConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** embedding-service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, AuthClientConfiguration.class, EmbeddingConfiguration.class})
public class EmbeddingApplication {
    public static void main(String[] args) {
        ServiceLauncher.run(EmbeddingApplication.class, "embedding-service", args);
    }
}
