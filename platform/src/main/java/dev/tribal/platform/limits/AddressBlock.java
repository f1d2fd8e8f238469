package dev.tribal.platform.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What one sender can be expected to have of the address space: one IPv4 address, or the /64 of IPv6 that every
 * subscriber gets whole (RFC 6177), in which a sender could use another address for each request.
 */
public final class AddressBlock {
    private static final int PREFIX_BYTES = 8;

    private AddressBlock() {}

    /** Names the block of an address; whatever is no address stands for itself. */
    public static String of(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        try {
            // Never asks a name server; an IPv4 address in the form of IPv6 becomes what it is.
            return InetAddress.ofLiteral(plain) instanceof Inet6Address v6 ? prefix(v6) : plain(plain);
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    private static String plain(String address) {
        return InetAddress.ofLiteral(address).getHostAddress();
    }

    private static String prefix(Inet6Address address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "/64";
    }
}
