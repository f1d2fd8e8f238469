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
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
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
    UploadMemory uploadMemory(LimitsSettings settings) {
        return new UploadMemory(settings.uploadBytes());
    }

    /** Behind the filter that decodes the body, before whatever reads it. */
    @Bean
    FilterRegistrationBean<HeldBodies> heldBodies(UploadMemory memory, ObjectProvider<BodyLimit> limits) {
        var registration = new FilterRegistrationBean<>(
                new HeldBodies(memory, limits.stream().toList()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    RateLimits rateLimits(Buckets buckets, MeterRegistry meters) {
        return new RateLimits(buckets, meters);
    }

    @Bean
    Quotas rateQuotas(
            LimitsSettings settings,
            @Value("${spring.application.name:tribal}") String service,
            @Value("${tribal.max-request-size}") DataSize largestBody,
            ObjectProvider<BodyLimit> others) {
        return new Quotas(
                settings, service, largestBody.toBytes(), others.stream().toList());
    }

    @Bean
    CallerGuard callerGuard(
            LimitsSettings settings,
            CurrentCaller currentCaller,
            AccessTable rules,
            Quotas quotas,
            RateLimits rates,
            TenantSlots slots,
            ProblemWriter problems) {
        return settings.enabled()
                ? new RequestLimits(currentCaller, rules, quotas, rates, slots, problems)
                : new NoLimits();
    }

    @Bean
    ItemLimits itemLimits(LimitsSettings settings, Quotas quotas, RateLimits rates) {
        return (caller, writes) -> {
            if (settings.enabled() && writes > 0) {
                rates.take(quotas.of(Load.WRITE, caller), writes).ifPresent(refused -> {
                    throw refused;
                });
            }
        };
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
