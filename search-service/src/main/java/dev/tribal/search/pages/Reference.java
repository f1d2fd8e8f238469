package dev.tribal.search.pages;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Further reading as somebody gave it.
 *
 * @param address where it is, if a browser can open it
 */
record Reference(String text, @Nullable String address) {
    static Reference of(String text) {
        return new Reference(text, link(text));
    }

    /** The text if it is an address of the web; anything else is no link, because a link may also be a script. */
    static @Nullable String link(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri.toString() : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
