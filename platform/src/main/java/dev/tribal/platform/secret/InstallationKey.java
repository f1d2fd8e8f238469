package dev.tribal.platform.secret;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Keys of an installation: 32 bytes in Base64, given by a setting, or made once and kept in a file. */
public final class InstallationKey {
    /** Length of a key. */
    public static final int BYTES = 32;

    private InstallationKey() {}

    /**
     * The key of a setting, or that of a file, which is made if there is neither.
     *
     * @param key what the setting holds, spaces and line ends around it do not count; {@code null} or blank to use the file
     * @param setting its name
     * @throws IllegalArgumentException if there is something else; the message says where and does not show it
     */
    public static byte[] of(@Nullable String key, String setting, Path file) {
        return key == null || key.isBlank() ? inFile(file) : decode(key.strip(), setting);
    }

    /**
     * The key in a file, which is made if it is not there.
     *
     * @throws IllegalArgumentException if the file holds something else; the message does not show it
     */
    public static byte[] inFile(Path file) {
        return decode(new OwnerOnlyFile(file).readOrCreate(InstallationKey::random), file.toString());
    }

    /**
     * The bytes of a key.
     *
     * @param where what has to be corrected if it is none
     * @throws IllegalArgumentException if it is none; the message does not show it
     */
    public static byte[] decode(String key, String where) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // The message below says what is wrong without showing the key.
        }
        throw new IllegalArgumentException("%s must hold a key of %d bytes in Base64".formatted(where, BYTES));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
