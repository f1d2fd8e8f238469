package dev.tribal.auth.signing;

import dev.tribal.platform.secret.OwnerOnlyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals private keys with AES-256-GCM before they go into the database. The key for that is derived (HKDF, RFC 5869)
 * from the secret that also hashes API keys, so an installation has one secret to keep and to share.
 */
public final class KeySeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /**
     * Uses the secret in a file, which is made if it is not there.
     *
     * @throws IllegalStateException if the file holds no Base64
     */
    public KeySeal(Path secretFile) {
        try {
            byte[] secret = Base64.getDecoder().decode(new OwnerOnlyFile(secretFile).readOrCreate(this::newSecret));
            var derivation = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .thenExpand("tribal signing keys".getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            this.key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("%s holds no secret in Base64".formatted(secretFile), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }

    /** Seals a text; the name is bound to it, so that two rows cannot be swapped. */
    String seal(String name, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, name, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /**
     * Opens what was sealed under the same name.
     *
     * @throws IllegalStateException if it was sealed with another secret or changed since
     */
    String open(String name, String sealed) {
        byte[] both = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] text = run(Cipher.DECRYPT_MODE, name, nonce, Arrays.copyOfRange(both, NONCE_BYTES, both.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String name, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The signing keys in the database were sealed with another secret than the one in"
                            + " tribal.auth.secrets-dir; all instances need the same folder",
                    e);
        }
    }

    private String newSecret() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
