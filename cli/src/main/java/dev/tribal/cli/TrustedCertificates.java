package dev.tribal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that an https server's own must come from. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * Those in a PEM file, or those that Java trusts if there is none.
     *
     * @param file its name, or empty
     * @throws UsageException if there are no certificates in it
     */
    static SSLContext in(String file) {
        try {
            if (file.isEmpty()) {
                return SSLContext.getDefault();
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(read(Path.of(file)));
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UsageException("--ca must be a file of PEM certificates that can be read");
        }
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.setCertificateEntry("authority" + certificates.size(), certificate);
            }
        }
        if (certificates.size() == 0) {
            throw new GeneralSecurityException("There is no certificate in " + file);
        }
        return certificates;
    }
}
