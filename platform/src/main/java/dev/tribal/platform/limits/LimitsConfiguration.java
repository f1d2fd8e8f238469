package dev.tribal.platform.limits;

import dev.tribal.platform.limits.redis.RedisBuckets;
import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.security.AccessTable;
import dev.tribal.platform.security.CallerGuard;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Limits of every request: where they are counted, and what is done with a request that is over them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsSettings.class)
public class LimitsConfiguration {
    @Bean
    TenantSlots tenantSlots(LimitsSettings settings) {
        return new TenantSlots(
                settings.enabled()
                        ? Map.of(
                                Load.SEARCH, settings.searches(),
                                Load.UPLOAD, settings.uploads(),
                                Load.EVENTS, settings.uploads())
                        : Map.of());
    }

    @Bean
    CallerGuard callerGuard(
            LimitsSettings settings,
            Buckets buckets,
            CurrentCaller currentCaller,
            AccessTable rules,
            TenantSlots slots,
            MeterRegistry meters,
            ProblemWriter problems,
            @Value("${spring.application.name:tribal}") String service,
            @Value("${tribal.max-request-size}") DataSize largestBody,
            ObjectProvider<BodyLimit> others) {
        if (!settings.enabled()) {
            return new NoLimits();
        }
        return new RequestLimits(
                currentCaller,
                rules,
                new Quotas(
                        settings,
                        service,
                        largestBody.toBytes(),
                        others.stream().toList()),
                new RateLimits(buckets, meters),
                slots,
                problems);
    }

    @Bean
    Buckets tokenBuckets(LimitsSettings settings) {
        var local = new LocalBuckets();
        String redis = settings.redisUrl();
        return redis == null ? local : new SharedBuckets(new RedisBuckets(redis), local, Clock.systemUTC());
    }

    /** Named for the component that the health report shows: {@code limits}. */
    @Bean
    LimitsHealth limitsHealthIndicator(Buckets buckets) {
        return new LimitsHealth(buckets);
    }
}
