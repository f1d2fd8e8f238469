package dev.tribal.auth.clients;

import dev.tribal.platform.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes of client secrets. These are random and long, so they need no slow hash; a slow one would let every stranger
 * keep a processor busy with wrong secrets.
 */
public final class ClientSecrets implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence secret) {
        return Sha256.hex(secret == null ? "" : secret.toString());
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        return secret != null
                && encoded != null
                && MessageDigest.isEqual(
                        encode(secret).getBytes(StandardCharsets.US_ASCII),
                        encoded.getBytes(StandardCharsets.US_ASCII));
    }
}
