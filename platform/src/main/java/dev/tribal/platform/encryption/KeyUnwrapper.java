package dev.tribal.platform.encryption;

/** Decrypts the keys of a file that another system has encrypted. */
@FunctionalInterface
public interface KeyUnwrapper {
    /**
     * The key itself.
     *
     * @param id what the file calls it
     * @throws KeysRefusedException if it cannot be had
     */
    byte[] unwrap(String id, byte[] wrapped);
}
