package dev.tribal.mcp.protocol.seal;

import dev.tribal.mcp.protocol.Party;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs what a client keeps (HMAC-SHA-256), so that it cannot be changed, used by another principal or for another
 * purpose, or used when its time is over. It can be read by the client, so no secret belongs in it.
 */
public final class Seal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String EXPIRY = "exp";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final byte[] key;
    private final Clock clock;

    /** @param key at least 32 random bytes, the same for all instances */
    public Seal(byte[] key, Clock clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** The signed form, of letters, digits, hyphens, underscores and one full stop. */
    public String close(String purpose, Party party, ObjectNode content, Duration lifetime) {
        ObjectNode dated =
                content.deepCopy().put(EXPIRY, clock.instant().plus(lifetime).getEpochSecond());
        byte[] body = JSON.writeValueAsBytes(dated);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(body) + "." + base64.encodeToString(mac(purpose, party, body));
    }

    /** What was signed; empty if it was not signed here for this purpose and party, or if its time is over. */
    public Optional<ObjectNode> open(String purpose, Party party, String sealed) {
        int stop = sealed.indexOf('.');
        try {
            byte[] body = Base64.getUrlDecoder().decode(sealed.substring(0, Math.max(stop, 0)));
            byte[] mac = Base64.getUrlDecoder().decode(sealed.substring(stop + 1));
            // Takes the same time wherever the difference is.
            if (MessageDigest.isEqual(mac, mac(purpose, party, body))
                    && JSON.readTree(body) instanceof ObjectNode content
                    && content.path(EXPIRY).asLong(0) > clock.instant().getEpochSecond()) {
                content.remove(EXPIRY);
                return Optional.of(content);
            }
        } catch (IllegalArgumentException | JacksonException _) {
            // Nothing that was signed here.
        }
        return Optional.empty();
    }

    private byte[] mac(String purpose, Party party, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(signed(purpose, party, body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java always has " + ALGORITHM, e);
        }
    }

    /** Each part with its length, so that no two sequences of parts look the same. */
    private static byte[] signed(String purpose, Party party, byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (String part : new String[] {purpose, party.audience(), party.subject()}) {
                byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
