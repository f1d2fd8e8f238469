package dev.tribal.platform.encryption;

import java.util.List;

/** Encrypts nothing, and says what is missing where something is encrypted. */
final class PlainSealer implements Sealer {
    @Override
    public byte[] seal(byte[] content, String context) {
        return content;
    }

    @Override
    public byte[] open(byte[] stored, String context) {
        SealedForm.of(stored).ifPresent(form -> {
            throw SealedContentException.missing(form.keyId());
        });
        return stored;
    }

    @Override
    public List<byte[]> sealWithEach(byte[] content, String context) {
        return List.of();
    }

    @Override
    public boolean encrypts() {
        return false;
    }
}
