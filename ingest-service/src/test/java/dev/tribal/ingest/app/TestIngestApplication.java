package dev.tribal.ingest.app;

import dev.tribal.ingest.IngestConfiguration;
import dev.tribal.platform.PlatformConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The whole service but for its clients of auth-service and search-service. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    IngestConfiguration.class,
    TestAuthority.class,
    ReadableErrors.class,
    Events.class,
    Http.class
})
public class TestIngestApplication {}
