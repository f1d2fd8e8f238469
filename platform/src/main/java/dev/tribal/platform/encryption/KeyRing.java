package dev.tribal.platform.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys by their ids, the newest first. Its text names no key. */
final class KeyRing {
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._-]{1,64})\\s+(\\S+)");
    private static final int KEY_BYTES = 32;
    /** What the Base64 of a key begins with that AWS KMS has encrypted. */
    private static final String WRAPPED = "kms:";

    private final Map<String, SecretKey> keys;
    private final String newestId;

    private KeyRing(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.newestId = keys.keySet().iterator().next();
    }

    /** The ring of one key. */
    static KeyRing of(String id, SecretKey key) {
        return new KeyRing(Map.of(id, key));
    }

    /**
     * Reads a file with one key per line, its id and 32 bytes in Base64, the newest first, or {@code kms:} and what AWS KMS
     * has made of them; lines that are empty or begin with {@code #} do not count.
     *
     * @throws KeysRefusedException if it is not such a file; the message shows no line of it
     */
    static KeyRing read(Path file, KeyUnwrapper kms) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new KeysRefusedException(
                    "The file of tribal.encryption.keys-file, %s, cannot be read".formatted(file), e);
        }
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(keys, line, i + 1, kms);
            }
        }
        if (keys.isEmpty()) {
            throw new KeysRefusedException(
                    "The file of tribal.encryption.keys-file has no key; a line is an id and 32 bytes in Base64", null);
        }
        return new KeyRing(keys);
    }

    private static void add(Map<String, SecretKey> keys, String line, int number, KeyUnwrapper kms) {
        Matcher match = LINE.matcher(line);
        byte[] key = match.matches() ? key(match.group(1), match.group(2), kms) : new byte[0];
        if (key.length != KEY_BYTES || keys.put(match.group(1), new SecretKeySpec(key, "AES")) != null) {
            throw new KeysRefusedException(
                    "Line %d of the file of tribal.encryption.keys-file must be a new id and 32 bytes in Base64, or kms: and what KMS made of them"
                            .formatted(number),
                    null);
        }
    }

    private static byte[] key(String id, String text, KeyUnwrapper kms) {
        if (!text.startsWith(WRAPPED)) {
            return decoded(text);
        }
        byte[] wrapped = decoded(text.substring(WRAPPED.length()));
        return wrapped.length == 0 ? wrapped : kms.unwrap(id, wrapped);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            // Its message would show a part of the key.
            return new byte[0];
        }
    }

    String newestId() {
        return newestId;
    }

    SecretKey newest() {
        return find(newestId).orElseThrow();
    }

    /** Of all keys, the newest first. */
    List<String> ids() {
        return List.copyOf(keys.keySet());
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
