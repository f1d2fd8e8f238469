package dev.tribal.auth.login;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.secret.OwnerOnlyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Makes the person {@code admin}, who runs the installation, at the first start and leaves the password where only the
 * owner can read it.
 */
public final class FirstAdmin implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final int PASSWORD_BYTES = 18;

    private final People people;
    private final PasswordEncoder passwords;
    private final Path file;
    private final String tenant;

    public FirstAdmin(People people, PasswordEncoder passwords, Path file, String tenant) {
        this.people = people;
        this.passwords = passwords;
        this.file = file;
        this.tenant = tenant;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (people.areKnown()) {
            return;
        }
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var admin = new Person("admin", tenant, Role.OPERATOR);
        if (people.createFirst(
                admin, passwords.encode(password), _ -> new OwnerOnlyFile(file).write(password + "\n"))) {
            LOG.info("Made the person admin and wrote the password to {}", file);
        }
    }
}
