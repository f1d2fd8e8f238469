package dev.tribal.search.pages.session;

import java.net.Socket;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.boot.ssl.SslBundle;

/** Trusts the certificate of this very server and no other, whatever names it is for and whoever signed it. */
final class OwnCertificate extends X509ExtendedTrustManager {
    private final Supplier<SslBundle> server;

    /** @param server what the server shows; asked at each connection, since it may be renewed */
    OwnCertificate(Supplier<SslBundle> server) {
        this.server = server;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Only servers are checked here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        KeyStore own = server.get().getStores().getKeyStore();
        try {
            if (own == null || own.getCertificateAlias(chain[0]) == null) {
                throw new CertificateException("The certificate is not that of this server");
            }
        } catch (KeyStoreException e) {
            throw new CertificateException(e);
        }
    }
}
