package dev.tribal.platform.net;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells addresses of the public Internet from those that only mean something here: this machine, its networks, its
 * cloud. After the registries of special addresses (RFC 6890).
 */
public final class PublicAddresses implements Predicate<InetAddress> {
    private static final List<Block> SPECIAL_V4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(Block::of)
            .toList();

    /** All that is global; mapped, translated (NAT64), local, link-local and multicast addresses are outside of it. */
    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    /** Protocols, Teredo, documentation, 6to4 (which wraps any IPv4 address). */
    private static final List<Block> SPECIAL_V6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Block::of)
            .toList();

    @Override
    public boolean test(InetAddress address) {
        return address instanceof Inet4Address
                ? SPECIAL_V4.stream().noneMatch(block -> block.holds(address))
                : GLOBAL_V6.holds(address) && SPECIAL_V6.stream().noneMatch(block -> block.holds(address));
    }

    private record Block(BigInteger prefix, int freeBits) {
        static Block of(String cidr) {
            int slash = cidr.indexOf('/');
            byte[] bytes = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            int freeBits = bytes.length * Byte.SIZE - Integer.parseInt(cidr.substring(slash + 1));
            return new Block(new BigInteger(1, bytes).shiftRight(freeBits), freeBits);
        }

        boolean holds(InetAddress address) {
            return new BigInteger(1, address.getAddress()).shiftRight(freeBits).equals(prefix);
        }
    }
}
