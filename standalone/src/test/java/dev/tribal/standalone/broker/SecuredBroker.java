package dev.tribal.standalone.broker;

import dev.tribal.platform.tls.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A broker with one more listener, which asks for TLS and SCRAM-SHA-512, as a company's broker does. */
public final class SecuredBroker implements AutoCloseable {
    /** The only user. */
    public static final String USER = "tribal";

    private static final String LISTENER = "listener.name.secured.";
    private static final int ITERATIONS = 4096;

    private final EmbeddedBroker broker;
    private final int port;

    private SecuredBroker(EmbeddedBroker broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** @param password of the user {@link #USER} */
    public static SecuredBroker start(Path folder, TestAuthority authority, int port, String password) {
        Path certificate = folder.resolve("certificate");
        authority.issueInto(certificate);
        var broker = EmbeddedBroker.start(folder.resolve("kafka"), properties -> secure(properties, certificate, port));
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var credentials = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER, credentials, password)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new SecuredBroker(broker, port);
    }

    private static void secure(Properties properties, Path certificate, int port) {
        String address = ",SECURED://localhost:" + port;
        properties.merge("listeners", address, (open, secured) -> open + "" + secured);
        properties.merge("advertised.listeners", address, (open, secured) -> open + "" + secured);
        properties.merge("listener.security.protocol.map", ",SECURED:SASL_SSL", (open, secured) -> open + "" + secured);
        properties.put(LISTENER + "sasl.enabled.mechanisms", "SCRAM-SHA-512");
        properties.put(
                LISTENER + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        try {
            properties.put(LISTENER + "ssl.keystore.type", "PEM");
            properties.put(
                    LISTENER + "ssl.keystore.certificate.chain", Files.readString(certificate.resolve("tls.crt")));
            properties.put(LISTENER + "ssl.keystore.key", Files.readString(certificate.resolve("tls.key")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of {@code bootstrap.servers} for clients that are let in. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        broker.close();
    }
}
