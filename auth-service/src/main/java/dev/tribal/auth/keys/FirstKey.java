package dev.tribal.auth.keys;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.secret.OwnerOnlyFile;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Makes the first API key of an installation, with every scope, and leaves it in a file for its owner. */
public final class FirstKey implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstKey.class);

    private final ApiKeys keys;
    private final Path file;
    private final String tenant;

    public FirstKey(ApiKeys keys, Path file, String tenant) {
        this.keys = keys;
        this.file = file;
        this.tenant = tenant;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var ownerOnly = new OwnerOnlyFile(file);
        var order = KeyOrder.unlimited(tenant, "first", Role.OPERATOR.scopes());
        if (keys.createFirst(order, key -> ownerOnly.write(key + "\n"))) {
            LOG.info("Made the first API key and wrote it to {}", file);
        }
    }
}
