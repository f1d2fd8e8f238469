package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.fold.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of objects: {@code PREFIX records/TENANT/ID.json.gz}. Of a tenant's text every byte but letters, digits and
 * hyphens is written {@code _XX}, so that two tenants never share a name, whatever characters they are made of.
 */
final class ObjectNames {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SUFFIX = ".json.gz";
    private static final Pattern OURS = Pattern.compile(
            "(?:records|deleted)/((?:[A-Za-z0-9-]|_[0-9a-f]{2})+)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\.json\\.gz)?");

    private final String prefix;

    ObjectNames(String prefix) {
        this.prefix = prefix;
    }

    /** What the names of all records begin with. */
    String records() {
        return prefix + "records/";
    }

    /** What the names of all records of a tenant begin with. */
    String records(String tenant) {
        return records() + encode(tenant) + "/";
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

    /** The record that a name from a listing stands for, or that is marked by it; none if the object is not ours. */
    Optional<RecordKey> key(String name) {
        String rest = name.substring(prefix.length());
        Matcher match = OURS.matcher(rest);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new RecordKey(decode(match.group(1)), UUID.fromString(match.group(2))));
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
