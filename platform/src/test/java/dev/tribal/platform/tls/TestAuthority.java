package dev.tribal.platform.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of a test's own, and the certificates for this machine that it signs, as PEM files. */
public final class TestAuthority {
    private static final String PASSWORD = "changeit";
    private static final String ROOT = "root";

    private final Path store;
    private int issued;

    private TestAuthority(Path store) {
        this.store = store;
    }

    /** Makes a new one; it keeps its keys in the folder, which is made. */
    public static TestAuthority in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var authority = new TestAuthority(folder.resolve("keys.p12"));
        authority.keytool("-alias", ROOT, "-dname", "CN=Authority of " + folder.getFileName(), "-ext", "bc:c=ca:true");
        return authority;
    }

    /** Signs a new certificate for {@code localhost} and writes {@code tls.crt}, {@code tls.key} and {@code ca.crt}. */
    public void issueInto(Path folder) {
        issueInto(folder, "dns:localhost,ip:127.0.0.1");
    }

    /** The same for other names, as keytool writes them: {@code dns:tribal.example.com}. */
    public void issueInto(Path folder, String names) {
        String alias = "server" + ++issued;
        keytool("-alias", alias, "-signer", ROOT, "-dname", "CN=" + alias, "-ext", "san=" + names);
        try {
            Files.createDirectories(folder);
            KeyStore keys = keys();
            byte[] key = keys.getKey(alias, PASSWORD.toCharArray()).getEncoded();
            // The key first: who watches the files must not find a new certificate beside an old key for long.
            Files.writeString(folder.resolve("tls.key"), pem("PRIVATE KEY", key));
            Files.writeString(folder.resolve("tls.crt"), pem(keys.getCertificateChain(alias)));
            Files.writeString(folder.resolve("ca.crt"), pem(keys.getCertificate(ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client needs that trusts nobody else, and a server that shows the latest certificate. */
    public SSLContext context() {
        try {
            KeyStore latest = empty();
            String alias = "server" + issued;
            if (issued > 0) {
                KeyStore all = keys();
                latest.setKeyEntry(
                        alias,
                        all.getKey(alias, PASSWORD.toCharArray()),
                        PASSWORD.toCharArray(),
                        all.getCertificateChain(alias));
            }
            var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(latest, PASSWORD.toCharArray());
            KeyStore trusted = empty();
            trusted.setCertificateEntry(ROOT, keys().getCertificate(ROOT));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        return empty;
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static String pem(Certificate... certificates) {
        return Stream.of(certificates)
                .map(certificate -> {
                    try {
                        return pem("CERTIFICATE", certificate.getEncoded());
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining());
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type);
    }

    private void keytool(String... options) {
        Stream<String> command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair"),
                Stream.of(options));
        List<String> common = List.of(
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        try {
            Process keytool = new ProcessBuilder(
                            Stream.concat(command, common.stream()).toList())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
