package dev.tribal.embedding.copy;

import dev.tribal.platform.sql.Database.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A database that a copy goes to or comes from, beside the one of the settings. */
record OtherDatabase(
        String url, @Nullable String username, @Nullable String password) implements DatabaseSettings {
    private static final String SCHEME = "jdbc:";

    /** Whether a store is named by the URL of a database. */
    static boolean isMeantBy(String store) {
        return store.startsWith(SCHEME);
    }

    /** With the user and the password of the environment, because a command line can be read by everybody. */
    static OtherDatabase at(String url, Environment environment) {
        return new OtherDatabase(
                url, environment.getProperty("tribal.copy.username"), environment.getProperty("tribal.copy.password"));
    }

    /** A store as it may be printed: a URL can have a password behind the question mark. */
    static String printed(String store) {
        return store.replaceFirst("\\?.*", "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return printed(url);
    }
}
