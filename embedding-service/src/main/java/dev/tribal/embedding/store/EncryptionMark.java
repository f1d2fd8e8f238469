package dev.tribal.embedding.store;

import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A word in a record store that is encrypted as its records are, so that a wrong key is noticed at the start. */
public final class EncryptionMark {
    private static final String PROPERTY = "encryption.mark";
    private static final byte[] WORD = "tribal".getBytes(StandardCharsets.UTF_8);

    private EncryptionMark() {}

    /**
     * Compares the keys with those of the store, and notes the newest.
     *
     * @throws SealedContentException if the store is encrypted and its key is not there
     */
    public static void check(StoreProperties properties, Sealer sealer) {
        properties
                .get(PROPERTY)
                .ifPresent(mark -> sealer.open(Base64.getDecoder().decode(mark), PROPERTY));
        if (sealer.encrypts()) {
            properties.put(PROPERTY, Base64.getEncoder().encodeToString(sealer.seal(WORD, PROPERTY)));
        }
    }
}
