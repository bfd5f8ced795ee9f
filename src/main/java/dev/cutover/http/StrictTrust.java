package dev.cutover.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what another trusts and is valid now: a certificate that is itself among the trusted ones is otherwise taken
 * even when it has expired. Says in plain words why it does not trust. Thread-safe.
 */
final class StrictTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trusted;

    StrictTrust(X509ExtendedTrustManager trusted) {
        this.trusted = trusted;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain, () -> trusted.checkServerTrusted(chain, kind, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(chain, () -> trusted.checkServerTrusted(chain, kind, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(chain, () -> trusted.checkServerTrusted(chain, kind));
    }

    /** What the Java runtime checks. */
    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }

    private static void check(X509Certificate[] chain, Check usual) throws CertificateException {
        for (X509Certificate certificate : chain) {
            String whose = "the certificate of " + certificate.getSubjectX500Principal();
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException e) {
                throw new UntrustedServiceException(
                        whose + " expired at " + certificate.getNotAfter().toInstant(), e);
            } catch (CertificateNotYetValidException e) {
                throw new UntrustedServiceException(
                        whose + " is not valid before "
                                + certificate.getNotBefore().toInstant(),
                        e);
            }
        }
        try {
            usual.run();
        } catch (CertificateException e) {
            throw new UntrustedServiceException(reason(chain, String.valueOf(e.getMessage())), e);
        }
    }

    private static String reason(X509Certificate[] chain, String told) {
        if (told.contains("unable to find valid certification path")) {
            return "its certificate was issued by " + chain[chain.length - 1].getIssuerX500Principal()
                    + ", which is not trusted; a private certificate authority is named by tls.ca";
        }
        return "its certificate does not fit: " + told;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        trusted.checkClientTrusted(chain, kind, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        trusted.checkClientTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        trusted.checkClientTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }
}
