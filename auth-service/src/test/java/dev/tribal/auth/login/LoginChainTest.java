package dev.tribal.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.sql.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

class LoginChainTest {
    @TempDir
    private Path folder;

    private final Hashes hashes = new Hashes();

    @Test
    void aPasswordIsComparedForANameThatNobodyHasToo() {
        try (var database =
                Database.open(new Location("jdbc:sqlite:" + folder.resolve("auth.db"), null, null), "db/auth")) {
            var people = new People(database, Clock.systemUTC());
            people.createFirst(new Person("admin", "acme", Role.OPERATOR), hashes.encode("right"), _ -> {});

            refuse(people, "admin");
            refuse(people, "nobody");
        }

        assertThat(hashes.compared).containsExactly("wrong", "wrong");
    }

    private void refuse(People people, String name) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(name, "wrong");
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> LoginChain.byPassword(people, hashes).authenticate(attempt));
    }

    /** Counts what is compared, which takes nearly all of the time of a real one. */
    private static final class Hashes implements PasswordEncoder {
        private final List<CharSequence> compared = new ArrayList<>();

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.add(String.valueOf(password));
            return encode(password).equals(hash);
        }
    }

    private record Location(
            String url, @Nullable String username, @Nullable String password) implements Database.DatabaseSettings {}
}
