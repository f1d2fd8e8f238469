package dev.tribal.embedding.store;

import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A word in a record store with each key that a record or a long text may be encrypted with, so that a missing key is noticed
 * at the start. A key is noted before it is used, and forgotten when everything was encrypted with another one.
 */
public final class EncryptionMark {
    /** The word with the newest key, which is all that older versions know; every word is encrypted for this place. */
    private static final String NEWEST = "encryption.mark";

    /** The words with all keys in use, divided by spaces. */
    private static final String IN_USE = "encryption.marks";

    private static final byte[] WORD = "tribal".getBytes(StandardCharsets.UTF_8);

    private EncryptionMark() {}

    /**
     * Compares the keys with those of the store, and notes the newest.
     *
     * @throws SealedContentException if something in the store may be encrypted with a key that is not there
     */
    public static void check(StoreProperties properties, Sealer sealer) {
        words(properties.get(IN_USE), properties.get(NEWEST))
                .values()
                .forEach(word -> sealer.open(decoded(word), NEWEST));
        note(properties, sealer);
    }

    /** Whether any key is noted in a store, which a service has used then, with or without records. */
    public static boolean isIn(StoreProperties properties) {
        return properties.get(IN_USE).isPresent() || properties.get(NEWEST).isPresent();
    }

    /** Notes the newest key, if there is one: from now on something may be encrypted with it. */
    public static void note(StoreProperties properties, Sealer sealer) {
        if (!sealer.encrypts()) {
            return;
        }
        byte[] newest = sealer.seal(WORD, NEWEST);
        boolean noted;
        do {
            Optional<String> inUse = properties.get(IN_USE);
            Optional<String> mark = properties.get(NEWEST);
            Map<String, String> words = words(inUse, mark);
            // An older version has noted only the newest key, so that records may need any other of the file, too.
            boolean isOlder = inUse.isEmpty() && mark.isPresent();
            for (byte[] word : isOlder ? sealer.sealWithEach(WORD, NEWEST) : List.of(newest)) {
                words.putIfAbsent(keyId(word), encoded(word));
            }
            String next = String.join(" ", words.values());
            noted = inUse.equals(Optional.of(next)) || properties.replace(IN_USE, inUse.orElse(null), next);
        } while (!noted);
        boolean isMarked = properties
                .get(NEWEST)
                .filter(mark -> keyId(decoded(mark)).equals(keyId(newest)))
                .isPresent();
        if (!isMarked) {
            properties.put(NEWEST, encoded(newest));
        }
    }

    /**
     * Forgets all keys but the newest, after everything was encrypted with that.
     *
     * @return its id
     */
    public static String forgetOthers(StoreProperties properties, Sealer sealer) {
        byte[] newest = sealer.seal(WORD, NEWEST);
        properties.put(NEWEST, encoded(newest));
        properties.put(IN_USE, encoded(newest));
        return keyId(newest);
    }

    /** By the ids of their keys; a rotation by an older version is in its mark only. */
    private static Map<String, String> words(Optional<String> inUse, Optional<String> mark) {
        Map<String, String> words = new LinkedHashMap<>();
        Stream.concat(inUse.stream().flatMap(all -> Stream.of(all.split(" "))), mark.stream())
                .forEach(word -> words.putIfAbsent(keyId(decoded(word)), word));
        return words;
    }

    private static String keyId(byte[] word) {
        return Sealer.keyId(word).orElseThrow();
    }

    private static String encoded(byte[] word) {
        return Base64.getEncoder().encodeToString(word);
    }

    private static byte[] decoded(String word) {
        return Base64.getDecoder().decode(word);
    }
}
