package dev.cutover.http;

import dev.cutover.spi.ConnectorException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the context of encrypted connections from certificates in files. Stateless and thread-safe. */
final class TlsContext {
    /** Of a store that is in memory only. */
    private static final char[] NO_PASSWORD = new char[0];

    private TlsContext() {}

    /**
     * Reads the files.
     *
     * @param base the folder that their paths start from
     * @throws ConnectorException if one of them cannot be used
     */
    static SSLContext of(HttpTls tls, Path base) throws ConnectorException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(tls, base), new TrustManager[] {trust(tls, base)}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConnectorException("the settings under tls cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager trust(HttpTls tls, Path base)
            throws ConnectorException, GeneralSecurityException, IOException {
        if (!tls.verify()) {
            return new AnyoneTrusted();
        }
        @Nullable
        KeyStore trusted = tls.ca().isPresent() ? trusted(base.resolve(tls.ca().get())) : null;
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(each -> new StrictTrust((X509ExtendedTrustManager) each))
                .findFirst()
                .orElseThrow();
    }

    private static KeyStore trusted(Path file) throws ConnectorException, GeneralSecurityException, IOException {
        var store = empty();
        List<X509Certificate> certificates = PemFile.read(file).certificates();
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca-" + i, certificates.get(i));
        }
        return store;
    }

    private static KeyManager @Nullable [] keys(HttpTls tls, Path base)
            throws ConnectorException, GeneralSecurityException, IOException {
        Optional<String> certificate = tls.certificate();
        Optional<String> key = tls.key();
        if (certificate.isEmpty() || key.isEmpty()) {
            return null;
        }
        var chain = PemFile.read(base.resolve(certificate.get())).certificates();
        var store = empty();
        store.setKeyEntry(
                "own", PemFile.read(base.resolve(key.get())).key(), NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
