package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.fold.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names of objects: {@code PREFIX records/TENANT/ID.json.gz}. Of a tenant's text every byte but letters, digits and
 * hyphens is written {@code _XX}, so that two tenants never share a name, whatever characters they are made of.
 */
final class ObjectNames {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SUFFIX = ".json.gz";

    private final String prefix;

    ObjectNames(String prefix) {
        this.prefix = prefix;
    }

    /** What the names of all records begin with. */
    String records() {
        return prefix + "records/";
    }

    String record(RecordKey key) {
        return records() + path(key) + SUFFIX;
    }

    /** What the names of all marks of deleted records begin with. */
    String deleted() {
        return prefix + "deleted/";
    }

    String deletedMark(RecordKey key) {
        return deleted() + path(key);
    }

    String property(String name) {
        return prefix + "properties/" + name;
    }

    /** The record that a name from a listing stands for, or that is marked by it. */
    RecordKey key(String name) {
        String[] path = name.substring(prefix.length()).split("/", -1);
        String id = path[2].endsWith(SUFFIX) ? path[2].substring(0, path[2].length() - SUFFIX.length()) : path[2];
        return new RecordKey(decode(path[1]), UUID.fromString(id));
    }

    private static String path(RecordKey key) {
        return encode(key.tenant()) + "/" + key.id();
    }

    private static String encode(String text) {
        var name = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-') {
                name.append((char) b);
            } else {
                name.append('_').append(HEX.toHexDigits(b));
            }
        }
        return name.toString();
    }

    private static String decode(String name) {
        byte[] bytes = new byte[name.length()];
        int length = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '_') {
                bytes[length++] = (byte) HexFormat.fromHexDigits(name, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) name.charAt(i);
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
