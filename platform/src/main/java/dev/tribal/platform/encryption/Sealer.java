package dev.tribal.platform.encryption;

import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Turns content into what may lie in a store, and back. */
public interface Sealer {
    /** Stores content as it is. */
    Sealer NONE = new PlainSealer();

    /** Encrypts with one key of 32 bytes that is kept elsewhere than in a file of keys. */
    static Sealer with(String keyId, SecretKey key) {
        return new AesGcmSealer(KeyRing.of(keyId, key));
    }

    /** Whether something stored is encrypted, for stores in which everything has to be. */
    static boolean isSealed(byte[] stored) {
        return SealedForm.of(stored).isPresent();
    }

    /** The id of the key with which something stored is encrypted; empty if it is not. */
    static Optional<String> keyId(byte[] stored) {
        return SealedForm.of(stored).map(SealedForm::keyId);
    }

    /**
     * Encrypts content, if that is wished for.
     *
     * @param context where it is stored; it opens nowhere else, so that nobody can exchange two contents of a store
     */
    byte[] seal(byte[] content, String context);

    /**
     * The content of what {@link #seal} returned. What was stored before encryption was turned on comes back as it is.
     *
     * @throws SealedContentException if the key is not there, or the content was changed or belongs elsewhere
     */
    byte[] open(byte[] stored, String context);

    /** Encrypts content once with each key that is there, the newest first; nothing if {@link #seal} does not encrypt. */
    List<byte[]> sealWithEach(byte[] content, String context);

    /** Whether {@link #seal} encrypts. */
    boolean encrypts();
}
