package dev.tribal.platform.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/Counter Mode with random nonces of 96 bits (NIST SP 800-38D, which allows 2^32 of them for one key).
 * Encrypts with the first key of the ring and decrypts with any.
 */
final class AesGcmSealer implements Sealer {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    AesGcmSealer(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(byte[] content, String context) {
        return seal(keys.newestId(), keys.newest(), content, context);
    }

    @Override
    public List<byte[]> sealWithEach(byte[] content, String context) {
        return keys.ids().stream()
                .map(id -> seal(id, keys.find(id).orElseThrow(), content, context))
                .toList();
    }

    private byte[] seal(String keyId, SecretKey key, byte[] content, String context) {
        byte[] nonce = new byte[SealedForm.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = SealedForm.header(keyId);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, header, context);
            return new SealedForm(header, keyId, nonce, cipher.doFinal(content)).bytes();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES in GCM", e);
        }
    }

    @Override
    public byte[] open(byte[] stored, String context) {
        return SealedForm.of(stored).map(form -> open(form, context)).orElse(stored);
    }

    private byte[] open(SealedForm form, String context) {
        SecretKey key = keys.find(form.keyId()).orElseThrow(() -> SealedContentException.missing(form.keyId()));
        try {
            return cipher(Cipher.DECRYPT_MODE, key, form.nonce(), form.header(), context)
                    .doFinal(form.ciphertext());
        } catch (GeneralSecurityException e) {
            throw new SealedContentException(
                    "Encrypted content in a store was changed, or the key '%s' is not the one it was encrypted with."
                            .formatted(form.keyId()),
                    e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        byte[] where = context.getBytes(StandardCharsets.UTF_8);
        cipher.updateAAD(ByteBuffer.allocate(header.length + where.length)
                .put(header)
                .put(where)
                .flip());
        return cipher;
    }

    @Override
    public boolean encrypts() {
        return true;
    }
}
