package dev.cutover.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import dev.cutover.testkit.web.PlainContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hook and its test place are services like any other: with files of the environment, and secrets that expire. */
class HookSenderTest {
    @TempDir
    private Path folder;

    @Test
    void certificatesAreLookedForBesideTheEnvironment() {
        assertThatThrownBy(() -> open(Map.of("url", "https://flow.example", "tls", Map.of("ca", "missing.pem"))))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no such file: " + folder.resolve("missing.pem"));
        assertThatThrownBy(() -> open(Map.of(
                        "url",
                        "https://flow.example",
                        "probe",
                        Map.of("url", "https://flow.example", "tls", Map.of("ca", "missing.pem")))))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no such file: " + folder.resolve("missing.pem"));
    }

    @Test
    void theSecretsOfTheTestPlaceAreLookedUpAgain() throws Exception {
        try (var service = LocalService.plain()) {
            service.on(
                    "/test",
                    asked -> asked.header("Authorization").equals("Bearer new-token")
                            ? Told.json(200, "{}")
                            : Told.json(401, "{}"));
            var context = new PlainContext(folder)
                    .renewing(opened -> binding(Map.of("url", service.url(), "probe", probe(service, "new-token"))));
            var opened = new WebhookConnectorProvider()
                    .open(binding(Map.of("url", service.url(), "probe", probe(service, "old-token"))), context);

            assertThat(opened.as(Preflight.class)
                            .orElseThrow()
                            .look(new Preflight.Purpose(Set.of(), Set.of(), Instant.MAX)))
                    .extracting(Preflight.Found::verdict)
                    .containsOnly(Preflight.Verdict.OK);
        }
    }

    private static Map<String, Object> probe(LocalService service, String token) {
        return Map.of("url", service.url() + "/test", "sign-in", Map.of("bearer", token));
    }

    private void open(Map<String, Object> with) throws ConnectorException {
        new WebhookConnectorProvider().open(binding(with), new PlainContext(folder));
    }

    private static Binding binding(Map<String, Object> with) {
        var all = new LinkedHashMap<>(with);
        all.put("kind", "teams");
        return new Binding(new SystemId("room"), "webhook", all, Map.of());
    }
}
