package dev.tribal.search.pages.session;

import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.secret.OwnerOnlyFile;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** The key with which the cookies of the pages are sealed: that of the settings, or one that is made once. */
public final class PagesKey {
    private PagesKey() {}

    public static Sealer sealer(PagesSettings settings) {
        byte[] key = settings.key() != null
                ? PagesSettings.bytes(settings.key(), "tribal.search.pages.key")
                : PagesSettings.bytes(
                        new OwnerOnlyFile(settings.keyFile()).readOrCreate(PagesKey::newKey),
                        settings.keyFile().toString());
        return Sealer.with("pages", new SecretKeySpec(key, "AES"));
    }

    private static String newKey() {
        byte[] bytes = new byte[PagesSettings.KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
