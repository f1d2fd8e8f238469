package dev.tribal.platform.blob;

import dev.tribal.contracts.LongText;
import dev.tribal.platform.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Names one text: whose record it is about, the record, the event that brought it, and which text of its context.
 *
 * @param tenant the tenant of who writes or reads it, from the verified token or the key of the record
 */
public record BlobName(String tenant, UUID recordId, UUID eventId, LongText field) {
    private static final int LONGEST = 200;

    /** The name with slashes, as {@code tenant/record/event/field}; different names have different paths. */
    public String path() {
        return prefix(tenant, recordId) + eventId + "/" + field.fieldName();
    }

    /** What the paths of all blobs of a record begin with. */
    public static String prefix(String tenant, UUID recordId) {
        return folderOf(tenant) + "/" + recordId + "/";
    }

    /**
     * A tenant as a name for every file system and bucket: letters in lower case and digits stand for themselves, any
     * other byte is written as {@code _} and two digits, since some file systems see no difference between A and a, and
     * a dot can mean another folder. A name that gets too long is replaced by its hash, behind a letter of its own.
     */
    private static String folderOf(String tenant) {
        var name = new StringBuilder("t");
        for (byte b : tenant.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-';
            name.append(plain ? Character.toString(b) : String.format(Locale.ROOT, "_%02x", b));
        }
        return name.length() <= LONGEST ? name.toString() : "h" + Sha256.hex(tenant);
    }
}
