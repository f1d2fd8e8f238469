package dev.tribal.standalone;

import dev.tribal.platform.tls.TestAuthority;
import dev.tribal.standalone.FiveProcesses.Surroundings;
import dev.tribal.standalone.broker.SecuredBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** An authority with a certificate for all services, and a broker that asks for TLS and a password. */
final class SecuredSurroundings {
    private final Path folder;
    private final TestAuthority authority;
    private final Surroundings surroundings;

    private SecuredSurroundings(Path folder, TestAuthority authority, SecuredBroker broker, String password) {
        this.folder = folder;
        this.authority = authority;
        this.surroundings =
                new Surroundings("https", client(), broker.bootstrapServers(), environment(password), broker::close);
    }

    /** @param password that the broker asks for */
    static SecuredSurroundings in(Path folder, String password) {
        var authority = TestAuthority.in(folder.resolve("authority"));
        authority.issueInto(folder.resolve("tls"));
        var broker = SecuredBroker.start(folder.resolve("broker"), authority, Project.freePort(), password);
        return new SecuredSurroundings(folder, authority, broker, password);
    }

    /** The environment is that of the operator's manual. */
    Surroundings surroundings() {
        return surroundings;
    }

    /** The folder that the services have been given. */
    Path tls() {
        return folder.resolve("tls");
    }

    void renewCertificate() {
        authority.issueInto(tls());
    }

    /** A new client that trusts the authority and nobody else. */
    HttpClient client() {
        return HttpClient.newBuilder().sslContext(authority.context()).build();
    }

    /** Another such folder: our certificate, beside the authority's of somebody else. */
    Path withOtherAuthority() {
        Path other = folder.resolve("other" + System.nanoTime());
        TestAuthority.in(other.resolve("keys")).issueInto(other);
        try {
            for (String file : List.of("tls.crt", "tls.key")) {
                Files.copy(tls().resolve(file), other.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return other;
    }

    private Map<String, String> environment(String password) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "tls",
                "TRIBAL_TLS_FOLDER", tls().toString(),
                "SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "SPRING_KAFKA_SSL_BUNDLE", "tribal-clients",
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", jaas(password));
    }

    static String jaas(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(SecuredBroker.USER, password);
    }
}
