package dev.tribal.auth.keys;

import java.util.List;

/**
 * An API key that was found to be valid.
 *
 * @param id the public part of the key
 * @param tenant what it opens
 * @param name what people call it
 * @param scopes what it allows
 */
public record IssuedKey(String id, String tenant, String name, List<String> scopes) {
    public IssuedKey {
        scopes = List.copyOf(scopes);
    }
}
