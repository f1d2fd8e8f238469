package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({"2001:db8:1:2:3:4:5:6, 2001:db8:1:2::1", "fe80::1%eth0, fe80::2", "::ffff:192.0.2.7, 192.0.2.7"})
    void senderHasOneBlockHoweverManyAddressesItUses(String one, String other) {
        assertThat(AddressBlock.of(one)).isEqualTo(AddressBlock.of(other));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:3::1", "192.0.2.7, 192.0.2.8", "::ffff:192.0.2.7, ::ffff:192.0.2.8"})
    void sendersHaveBlocksOfTheirOwn(String one, String other) {
        assertThat(AddressBlock.of(one)).isNotEqualTo(AddressBlock.of(other));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        assertThat(AddressBlock.of("localhost")).isEqualTo("localhost");
        assertThat(AddressBlock.of(null)).isEqualTo("unknown");
    }
}
