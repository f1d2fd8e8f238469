package dev.tribal.ingest.ci;

import java.net.URI;
import java.util.Locale;

/** The kinds of CI servers that deliver webhooks. */
public enum Provider {
    GITHUB("https://api.github.com"),
    GITLAB("https://gitlab.com/api/v4");

    private final URI api;

    Provider(String api) {
        this.api = URI.create(api);
    }

    /** The public server's API, without a slash at the end. */
    public URI api() {
        return api;
    }

    /** As it stands in settings, paths and keys. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
