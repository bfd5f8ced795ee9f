package dev.cutover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.settings.SettingsReader;
import dev.cutover.testkit.web.Certificates;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import dev.cutover.testkit.web.PlainContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom one trusts, and who is told so. */
class HttpTlsTest {
    @TempDir
    private Path folder;

    @Test
    void aPrivateAuthorityIsTrustedByItsFile() throws Exception {
        var own = Certificates.make(folder, "localhost", "-1d", 10);
        try (var service = answering(LocalService.encrypted(own.context(own), false))) {
            assertThat(get(service, Map.of("ca", own.certificate())).status()).isEqualTo(200);
            assertThat(failure(service, Map.of()))
                    .hasMessageContaining("issued by CN=localhost, which is not trusted")
                    .hasMessageContaining("tls.ca")
                    .extracting(HttpFailureException::wasSent)
                    .isEqualTo(false);
            assertThat(get(service, Map.of("verify", false)).status()).isEqualTo(200);
        }
    }

    @Test
    void aServiceWithoutTlsIsToldAsSuch() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = new Thread(() -> refuseInPlainText(server));
            answering.start();
            var sender = sender("https://localhost:" + server.getLocalPort(), Map.of());
            assertThatThrownBy(() ->
                            sender.send(HttpCall.of("GET", sender.service().at("/x"), Duration.ofSeconds(20))))
                    .hasMessage("localhost does not speak TLS; is it http://?");
            answering.join();
        }
    }

    /** As most servers answer bytes that are no request. */
    private static void refuseInPlainText(ServerSocket server) {
        try (var socket = server.accept()) {
            int first = socket.getInputStream().read();
            assertThat(first).isNotNegative();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anExpiredCertificateIsToldWithItsDate() throws Exception {
        var own = Certificates.make(folder, "localhost", "-10d", 1);
        try (var service = answering(LocalService.encrypted(own.context(own), false))) {
            assertThat(failure(service, Map.of("ca", own.certificate())))
                    .hasMessageMatching("localhost is not trusted: the certificate of CN=localhost expired at"
                            + " [0-9-]+T[0-9:]+Z");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
        var other = Certificates.make(folder, "other.example", "-1d", 10);
        try (var service = answering(LocalService.encrypted(other.context(other), false))) {
            assertThat(failure(service, Map.of("ca", other.certificate())))
                    .hasMessageContaining("does not fit")
                    .hasMessageContaining("localhost");
        }
    }

    @Test
    void theOwnCertificateIsShownWhereItIsWanted() throws Exception {
        var own = Certificates.make(folder, "localhost", "-1d", 10);
        var caller = Certificates.make(folder, "cutover", "-1d", 10);
        try (var service = answering(LocalService.encrypted(own.context(caller), true))) {
            var shown = Map.<String, Object>of(
                    "ca", own.certificate(), "certificate", caller.certificate(), "key", caller.key());
            assertThat(get(service, shown).status()).isEqualTo(200);
            assertThat(failure(service, Map.of("ca", own.certificate()))).isNotNull();
            assertThat(service.asked()).as("who shows none has done nothing").hasSize(1);
        }
    }

    @Test
    void filesThatCannotBeUsedAreToldWithWhatToDo() throws Exception {
        var own = Certificates.make(folder, "cutover", "-1d", 10);
        String certificate = own.certificate();
        Files.writeString(folder.resolve("locked.key"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII=\n");
        Files.writeString(folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nMII=\n");
        Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> sender("https://x.example", Map.of("certificate", certificate, "key", "locked.key")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("locked.key is encrypted");
        assertThatThrownBy(() -> sender("https://x.example", Map.of("certificate", certificate, "key", "old.key")))
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        assertThatThrownBy(() -> sender("https://x.example", Map.of("ca", "empty.pem")))
                .hasMessageContaining("empty.pem has no certificate in it");
        assertThatThrownBy(() -> sender("https://x.example", Map.of("ca", "missing.pem")))
                .hasMessageStartingWith("there is no such file: ")
                .hasMessageContaining("missing.pem");
    }

    private static LocalService answering(LocalService service) {
        return service.on("/x", asked -> Told.json(200, "{}"));
    }

    private HttpFailureException failure(LocalService service, Map<String, Object> tls) {
        return catchThrowableOfType(HttpFailureException.class, () -> get(service, tls));
    }

    private HttpAnswer get(LocalService service, Map<String, Object> tls) throws Exception {
        var sender = sender(service.url(), tls);
        return sender.send(HttpCall.of("POST", sender.service().at("/x"), Duration.ofSeconds(20)));
    }

    private HttpSender sender(String url, Map<String, Object> tls) throws ConnectorException {
        Map<String, Object> with = tls.isEmpty() ? Map.of("url", url) : Map.of("url", url, "tls", tls);
        var binding = new Binding(new SystemId("orders-api"), "http", with, Map.of());
        return HttpSender.of(HttpService.read(SettingsReader.of(with)), binding, new PlainContext(folder));
    }
}
