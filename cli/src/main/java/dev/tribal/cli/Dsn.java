package dev.tribal.cli;

import java.net.URI;

/** What an SDK of Sentry is given to find Tribal and a project in it. */
final class Dsn {
    /** Many SDKs take nothing but a number there; the key says which project it is. */
    private static final String PROJECT = "1";

    private Dsn() {}

    /**
     * The DSN of a key. Its public key may have letters, digits and underscores only, so the dot of the key is written as an
     * underscore, and in its secret a hyphen {@code _h} and an underscore {@code _u}.
     */
    static String of(URI url, String key) {
        String[] parts = key.split("\\.", 2);
        String secret = parts[1].replace("_", "_u").replace("-", "_h");
        String path = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
        return "%s://%s_%s@%s%s/%s".formatted(url.getScheme(), parts[0], secret, url.getAuthority(), path, PROJECT);
    }
}
