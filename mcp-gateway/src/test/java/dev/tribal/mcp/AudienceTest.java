package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Source;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final ErrorRecord OF_NO_PROJECT = Records.record("NPE", "cart is null");
    private static final ErrorRecord OF_SHOP = Records.of(OF_NO_PROJECT, "shop");
    private static final ErrorRecord OF_BOTH = Records.of(OF_NO_PROJECT, "shop", "bank");

    @Test
    void tenantHearsOfAllItsRecordsAndOfNoOthers() {
        String acme = Audience.of(caller("acme"));
        assertThat(Audience.sees(acme, "acme", OF_NO_PROJECT)).isTrue();
        assertThat(Audience.sees(acme, "acme", null)).isTrue();
        assertThat(Audience.sees(acme, "acm", OF_SHOP)).isFalse();
        assertThat(Audience.sees(acme, "other", null)).isFalse();
    }

    @Test
    void whoIsRestrictedHearsOfWhatCameFromTheirProjectsAlone() {
        String shop = Audience.of(caller("acme", "shop"));
        assertThat(Audience.sees(shop, "acme", OF_SHOP)).isTrue();
        assertThat(Audience.sees(shop, "acme", OF_BOTH)).isFalse();
        assertThat(Audience.sees(shop, "acme", OF_NO_PROJECT)).isFalse();
        assertThat(Audience.sees(shop, "acme", null)).isFalse();
        assertThat(Audience.sees(shop, "other", OF_SHOP)).isFalse();
        assertThat(Audience.sees(Audience.of(caller("acme", "bank", "shop")), "acme", OF_BOTH))
                .isTrue();
    }

    private static Caller caller(String tenant, String... projects) {
        return new Caller(tenant, "key:1", "token", null, Set.of(), List.of(projects), Source.AGENT);
    }
}
