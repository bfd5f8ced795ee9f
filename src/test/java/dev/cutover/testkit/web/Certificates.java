package dev.cutover.testkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of its own issue with its key, made by the JDK's {@code keytool} in a folder. Immutable. */
public record Certificates(Path folder, String name) {
    private static final String PASSWORD = "only-of-a-test";

    /**
     * Makes one.
     *
     * @param host whom it is for
     * @param start when it begins to be valid, as {@code keytool} reads it: {@code -10d}
     * @param days how long it is valid
     */
    public static Certificates make(Path folder, String host, String start, int days)
            throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        assumeTrue(Files.isExecutable(keytool), "keytool is missing");
        var made = new Certificates(folder, host);
        var line = new ArrayList<>(List.of(keytool.toString(), "-genkeypair", "-alias", "own", "-keyalg", "EC"));
        line.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host, "-ext", "bc=ca:true"));
        line.addAll(List.of("-startdate", start, "-validity", Integer.toString(days), "-storetype", "PKCS12"));
        line.addAll(List.of("-keystore", made.store().toString(), "-storepass", PASSWORD));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return made;
    }

    private Path store() {
        return folder.resolve(name + ".p12");
    }

    private KeyStore read() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
    }

    /** Writes the certificate to a file in the folder; returns the file's name. */
    public String certificate() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", ".pem", read().getCertificate("own").getEncoded());
    }

    /** The same with the private key. */
    public String key() throws IOException, GeneralSecurityException {
        return pem(
                "PRIVATE KEY",
                ".key",
                read().getKey("own", PASSWORD.toCharArray()).getEncoded());
    }

    private String pem(String what, String ending, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name + ending),
                "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
        return name + ending;
    }

    /** As a service uses it, which trusts itself and another as its callers. */
    public SSLContext context(Certificates trusted) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(read(), PASSWORD.toCharArray());
        var callers = KeyStore.getInstance("PKCS12");
        callers.load(null, null);
        callers.setCertificateEntry("caller", trusted.read().getCertificate("own"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(callers);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
