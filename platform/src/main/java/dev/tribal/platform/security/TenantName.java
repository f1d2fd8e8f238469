package dev.tribal.platform.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a tenant's name. It is a part of keys, headers and folders everywhere, so it holds no separator, space or
 * control character.
 */
public final class TenantName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private TenantName() {}

    public static boolean isWellFormed(@Nullable String name) {
        return name != null && FORM.matcher(name).matches();
    }
}
