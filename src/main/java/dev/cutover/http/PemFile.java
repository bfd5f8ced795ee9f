package dev.cutover.http;

import dev.cutover.spi.ConnectorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A file of certificates or with a private key, in the form PEM. Immutable. */
record PemFile(Path file, String text) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN (RSA|EC|DSA) PRIVATE KEY-----");

    static PemFile read(Path file) throws ConnectorException {
        try {
            return new PemFile(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new ConnectorException(
                    "there is no such file: " + file + "; a relative path starts at the environment file's folder", e);
        } catch (IOException e) {
            throw new ConnectorException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    List<X509Certificate> certificates() throws ConnectorException {
        try {
            var all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (all.isEmpty()) {
                throw new ConnectorException(file + " has no certificate in it: it must be in PEM, and begin with"
                        + " -----BEGIN CERTIFICATE-----");
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new ConnectorException(file + " has no valid certificates: " + e.getMessage(), e);
        }
    }

    PrivateKey key() throws ConnectorException {
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            throw new ConnectorException(
                    file + " is encrypted: write the key without a passphrase, by `openssl pkey -in FILE -out FILE`,"
                            + " and let nobody else read it");
        }
        if (OTHER_KEY.matcher(text).find()) {
            throw new ConnectorException(
                    file + " is not in PKCS 8: convert it by `openssl pkcs8 -topk8 -nocrypt -in FILE -out FILE`");
        }
        var key = KEY.matcher(text);
        if (!key.find()) {
            throw new ConnectorException(
                    file + " has no private key in it: it must be in PEM, and begin with -----BEGIN PRIVATE KEY-----");
        }
        return decoded(key.group(1));
    }

    private PrivateKey decoded(String base64) throws ConnectorException {
        for (String kind : List.of("RSA", "EC", "Ed25519", "Ed448")) {
            try {
                var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
                return KeyFactory.getInstance(kind).generatePrivate(spec);
            } catch (GeneralSecurityException | IllegalArgumentException notOfThisKind) {
                // The form does not say the kind: the next is tried, and none is told below.
            }
        }
        throw new ConnectorException(file + " has a private key that cannot be read: it must be of RSA, EC or EdDSA");
    }
}
