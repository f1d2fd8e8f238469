package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tribal.platform.limits.LimitsSettings.Budgets;
import dev.tribal.platform.limits.LimitsSettings.Share;
import dev.tribal.platform.limits.LimitsSettings.TenantBudgets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class LimitsSettingsTest {
    private static final Budgets USUAL = new Budgets(10, 20, DataSize.ofMegabytes(3));
    private static final Share SHARE = new Share(1, 0, Duration.ZERO);

    @Test
    void tenantHasTheUsualBudgetsButForItsOwn() {
        var settings = settings(null);

        assertThat(settings.budgetsOf("other")).isEqualTo(USUAL);
        assertThat(settings.budgetsOf("acme")).isEqualTo(new Budgets(10, 7, DataSize.ofMegabytes(3)));
    }

    @Test
    void addressOfRedisIsNotShown() {
        assertThat(settings("redis://:secret@host:6379").toString()).doesNotContain("secret", "host");
    }

    @Test
    void lineEndOfAFileBehindTheAddressOfRedisDoesNotCount() {
        assertThat(settings("redis://host:6379\n").redisUrl()).isEqualTo("redis://host:6379");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:6379", "http://localhost", "redis", "redis ://x"})
    void addressThatIsNotOfRedisIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(url))
                .withMessage("tribal.limits.redis-url must be redis://host:port or rediss://host:port");
    }

    @Test
    void budgetOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budgets(0, 1, DataSize.ofBytes(1)))
                .withMessageContaining("reads-per-minute must be at least 1");
    }

    private static LimitsSettings settings(String redis) {
        return new LimitsSettings(
                true,
                redis,
                USUAL,
                USUAL,
                5,
                5,
                5,
                Map.of("acme", new TenantBudgets(null, 7L, null)),
                SHARE,
                SHARE,
                null);
    }
}
