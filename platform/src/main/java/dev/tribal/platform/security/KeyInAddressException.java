package dev.tribal.platform.security;

import org.springframework.security.core.AuthenticationException;

/** Credentials stand in the address of a request, which proxies, browsers and logs keep. */
final class KeyInAddressException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    KeyInAddressException() {
        super("Send the API key or access token in a header, never in the address, where logs keep it;"
                + " revoke a key that was sent like this");
    }
}
