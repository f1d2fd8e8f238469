package dev.tribal.ingest.ci;

import dev.tribal.platform.health.Trouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says how many webhooks have a token that their CI server refuses; everything else works on, so this is never down. */
public final class CiHealth implements HealthIndicator {
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    void refuses(Hook hook) {
        refused.add(hook.id());
    }

    void answers(Hook hook) {
        refused.remove(hook.id());
    }

    @Override
    public Health health() {
        int count = refused.size();
        return count == 0
                ? Health.up().build()
                : Trouble.health()
                        .withDetail(
                                "reason",
                                "The CI server refuses the token of %d webhooks; reports go without logs"
                                        .formatted(count))
                        .withDetail(
                                "advice",
                                "Give them another token in tribal.ingest.ci.hooks and restart; the log says which webhooks")
                        .build();
    }
}
