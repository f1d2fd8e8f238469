package dev.tribal.platform.security;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds credentials in the query of a request, under a usual name or by the form of our own keys. */
final class CredentialsInAddress {
    private static final Pattern NAME = Pattern.compile("(^|&)(api[-_]?key|x-api-key|access[-_]?token)=");

    /** Long enough that no word of an error text looks like it. */
    private static final Pattern KEY = Pattern.compile("tribal_[0-9a-f]{16}\\.[a-z0-9_-]{43}");

    private CredentialsInAddress() {}

    static boolean areIn(@Nullable String query) {
        if (query == null) {
            return false;
        }
        String lower = query.toLowerCase(Locale.ROOT);
        return NAME.matcher(lower).find() || KEY.matcher(lower).find();
    }
}
