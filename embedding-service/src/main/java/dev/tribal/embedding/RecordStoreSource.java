package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.encryption.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** The record store alone, as its settings say, for commands that need nothing else and do not wait for it. */
@Configuration(proxyBeanMethods = false)
@Import(RecordStoresConfiguration.class)
public class RecordStoreSource {
    private static final String BACKEND = "tribal.record-store";

    @Bean
    @Lazy
    RecordStore commandRecordStore(
            RecordStores stores,
            Sealer sealer,
            @Value("${" + BACKEND + "}") String backend,
            @Value("${dry-run:#{null}}") @Nullable String dryRun) {
        boolean onlyLooks = dryRun != null;
        return PatientOpening.once(
                sealer, () -> onlyLooks ? stores.openExisting(BACKEND, backend) : stores.open(BACKEND, backend));
    }

    /**
     * Opens the store, which the context closes.
     *
     * @throws RuntimeException what was thrown by the store itself, whose message is for the user
     */
    public static RecordStore open(ApplicationContext context) {
        try {
            return context.getBean(RecordStore.class);
        } catch (BeansException e) {
            Throwable cause = e;
            while (cause instanceof BeansException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause instanceof RuntimeException own ? own : e;
        }
    }
}
