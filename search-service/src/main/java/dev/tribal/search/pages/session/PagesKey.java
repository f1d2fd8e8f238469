package dev.tribal.search.pages.session;

import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.secret.InstallationKey;
import javax.crypto.spec.SecretKeySpec;

/** The key with which the cookies of the pages are sealed: that of the settings, or one that is made once. */
public final class PagesKey {
    private PagesKey() {}

    public static Sealer sealer(PagesSettings settings) {
        byte[] key = InstallationKey.of(settings.key(), "tribal.search.pages.key", settings.keyFile());
        return Sealer.with("pages", new SecretKeySpec(key, "AES"));
    }
}
