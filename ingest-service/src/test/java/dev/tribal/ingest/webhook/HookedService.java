package dev.tribal.ingest.webhook;

import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.ci.CiStandIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with webhooks; all tests of this kind share it, and the servers that it asks for logs. */
@IngestTest
abstract class HookedService {
    static final String SECRET = "the-secret-of-the-webhook";
    static final String SIGNING_KEY = "whsec_"
            + Base64.getEncoder().encodeToString("a-key-of-32-bytes-0123456789abcd".getBytes(StandardCharsets.UTF_8));
    static final CiStandIn API = new CiStandIn();
    static final CiStandIn STORE = new CiStandIn();

    private record Given(String id, String provider, String secret, String token, String logHost) {}

    @DynamicPropertySource
    static void hooks(DynamicPropertyRegistry registry) {
        List<Given> hooks = List.of(
                new Given("shop", "github", SECRET, "api-token", "localhost"),
                new Given("plain", "github", SECRET, "", ""),
                new Given("real", "github", SECRET, "", ""),
                new Given("closed", "github", SECRET, "api-token", ""),
                new Given("refused", "github", SECRET, "api-token", ""),
                new Given("lab", "gitlab", SECRET, "api-token", ""),
                new Given("signed", "gitlab", SIGNING_KEY, "", ""));
        for (int i = 0; i < hooks.size(); i++) {
            Given hook = hooks.get(i);
            String prefix = "tribal.ingest.ci.hooks[%d].".formatted(i);
            registry.add(prefix + "id", hook::id);
            registry.add(prefix + "provider", hook::provider);
            registry.add(prefix + "tenant", () -> "ci-" + hook.id());
            registry.add(prefix + "secret", hook::secret);
            registry.add(prefix + "token", hook::token);
            registry.add(prefix + "api", API::address);
            if (!hook.logHost().isEmpty()) {
                registry.add(prefix + "log-hosts[0]", hook::logHost);
            }
        }
        registry.add("tribal.ingest.ci.hooks[0].repositories[0]", () -> "acme/shop");
        registry.add("tribal.ingest.ci.first-pause", () -> "10ms");
        registry.add("tribal.ingest.ci.attempts", () -> "3");
    }
}
