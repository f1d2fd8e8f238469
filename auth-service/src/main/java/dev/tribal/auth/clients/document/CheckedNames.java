package dev.tribal.auth.clients.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once and hands exactly what was checked to the connection, so that a name cannot mean one address to
 * the check and another to the connection. A name with one address that is not admitted is refused as a whole.
 */
final class CheckedNames implements DnsResolver {
    private final DnsResolver names;
    private final Predicate<InetAddress> admitted;

    CheckedNames(DnsResolver names, Predicate<InetAddress> admitted) {
        this.names = names;
        this.admitted = admitted;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (addresses.length == 0 || !Stream.of(addresses).allMatch(admitted)) {
            throw new UnknownHostException("The host of the client is not on the public Internet");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
