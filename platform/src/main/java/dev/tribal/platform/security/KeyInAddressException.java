package dev.tribal.platform.security;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Credentials stand in the address of a request, which proxies, browsers and logs keep. */
final class KeyInAddressException extends OAuth2AuthenticationException {
    private static final long serialVersionUID = 1L;

    KeyInAddressException() {
        super(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST),
                "Send the API key or access token in a header, never in the address, where logs keep it;"
                        + " revoke a key that was sent like this");
    }
}
