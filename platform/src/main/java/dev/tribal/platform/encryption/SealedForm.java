package dev.tribal.platform.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Encrypted content as bytes: a mark that no JSON, gzip or text begins with, the id of the key, a nonce, and the ciphertext
 * with its tag.
 *
 * @param header the mark and the id, which the tag protects, too
 */
record SealedForm(byte[] header, String keyId, byte[] nonce, byte[] ciphertext) {
    static final int NONCE_BYTES = 12;

    private static final byte[] MARK = {0, 'T', 'S', 1};

    static byte[] header(String keyId) {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MARK.length + 1 + id.length)
                .put(MARK)
                .put((byte) id.length)
                .put(id)
                .array();
    }

    byte[] bytes() {
        return ByteBuffer.allocate(header.length + nonce.length + ciphertext.length)
                .put(header)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** The parts of encrypted content; empty if it is not encrypted. */
    static Optional<SealedForm> of(byte[] stored) {
        int idAt = MARK.length + 1;
        if (stored.length < idAt || !Arrays.equals(stored, 0, MARK.length, MARK, 0, MARK.length)) {
            return Optional.empty();
        }
        int nonceAt = idAt + stored[MARK.length];
        int ciphertextAt = nonceAt + NONCE_BYTES;
        if (stored[MARK.length] < 1 || stored.length < ciphertextAt) {
            throw new SealedContentException("Encrypted content in a store is cut off; restore it from a backup.");
        }
        return Optional.of(new SealedForm(
                Arrays.copyOf(stored, nonceAt),
                new String(stored, idAt, stored[MARK.length], StandardCharsets.US_ASCII),
                Arrays.copyOfRange(stored, nonceAt, ciphertextAt),
                Arrays.copyOfRange(stored, ciphertextAt, stored.length)));
    }
}
