package dev.tribal.auth.signing;

import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.secret.InstallationKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals private keys before they go into the database. The key for that is derived (HKDF, RFC 5869) from the secret
 * that also hashes API keys, so an installation has one secret to keep and to share.
 */
public final class KeySeal {
    private static final int KEY_BYTES = 32;

    private final Sealer sealer;

    /**
     * Uses the secret in a file, which is made if it is not there.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    public KeySeal(Path secretFile) {
        this.sealer = Sealer.with("signing-keys", derived(InstallationKey.inFile(secretFile)));
    }

    /** Seals a text; the name is bound to it, so that two rows cannot be swapped. */
    String seal(String name, String text) {
        return Base64.getEncoder().encodeToString(sealer.seal(text.getBytes(StandardCharsets.UTF_8), name));
    }

    /**
     * Opens what was sealed under the same name.
     *
     * @throws IllegalStateException if it was sealed with another secret or changed since, or never sealed
     */
    String open(String name, String sealed) {
        try {
            byte[] stored = Base64.getDecoder().decode(sealed);
            if (!Sealer.isSealed(stored)) {
                throw new IllegalStateException(
                        "The signing key %s in the database is not sealed; somebody else put it there".formatted(name));
            }
            return new String(sealer.open(stored, name), StandardCharsets.UTF_8);
        } catch (SealedContentException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The signing keys in the database were sealed with another secret than the one in"
                            + " tribal.auth.secrets-dir; all instances need the same folder",
                    e);
        }
    }

    private static SecretKey derived(byte[] secret) {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(secret)
                .thenExpand("tribal signing keys".getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }
}
