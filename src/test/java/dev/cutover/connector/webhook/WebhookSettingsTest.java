package dev.cutover.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.testkit.web.Certificates;
import dev.cutover.testkit.web.PlainContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSettingsTest {
    private static List<String> problems(Map<String, Object> with) {
        return new WebhookConnectorProvider()
                .describe(new Binding(new SystemId("chat"), "webhook", with, Map.of()))
                .problems();
    }

    @Test
    void anAddressMayBeASecret() {
        assertThat(problems(Map.of("kind", "teams", "url", "${secret:HOOK}", "probe", Map.of("url", "${secret:TEST}"))))
                .isEmpty();
        assertThat(problems(Map.of("kind", "slack-webhook", "url", "https://hooks.slack.com/services/${secret:HOOK}")))
                .isEmpty();
    }

    @Test
    void onlyASingleAddressMayHaveAQuery() {
        assertThat(problems(Map.of(
                        "kind",
                        "teams",
                        "url",
                        "https://flow.example/run?sig=1",
                        "probe",
                        Map.of("url", "https://flow.example/test?sig=2"))))
                .isEmpty();
        assertThat(problems(Map.of(
                        "kind", "slack", "url", "https://slack.com/api?x=1", "token", "t-12345", "channel", "C0OPS")))
                .singleElement()
                .asString()
                .startsWith("url has a query");
    }

    @Test
    void eachKindNamesWhatItLacks() {
        assertThat(problems(Map.of("kind", "slack", "url", "https://slack.com/api")))
                .anySatisfy(problem -> assertThat(problem).startsWith("token is missing"))
                .anySatisfy(problem -> assertThat(problem).startsWith("channel is missing"));
        assertThat(problems(Map.of("kind", "template", "url", "https://pager.example", "body", "{txt}")))
                .anySatisfy(problem -> assertThat(problem).contains("body uses {txt}", "did you mean {text}?"));
        assertThat(problems(Map.of("kind", "smoke-signal", "chanel", "x", "url", "https://chat.example")))
                .anySatisfy(problem -> assertThat(problem).startsWith("kind must be"))
                .anySatisfy(problem -> assertThat(problem).contains("chanel is unknown", "channel"));
    }

    @Test
    void aMisspeltKindIsTheOnlyMistakeThatIsTold() {
        assertThat(problems(Map.of(
                        "kind",
                        "slak",
                        "url",
                        "https://slack.com/api",
                        "token",
                        "${secret:T}",
                        "channel",
                        "C0OPS",
                        "probe",
                        Map.of("channel", "C0TEST"))))
                .singleElement()
                .asString()
                .contains("kind must be", "did you mean 'slack'?");
    }

    @Test
    void theAddressOfAHookIsNoObstacleForAnotherRun() {
        assertThat(new WebhookConnectorProvider()
                        .reaches(
                                new Binding(new SystemId("chat"), "webhook", Map.of("url", "https://x"), Map.of()),
                                java.nio.file.Path.of(".")))
                .isEmpty();
    }

    @Test
    void certificatesLieBesideTheEnvironmentFile(@TempDir Path folder) throws Exception {
        var provider = new WebhookConnectorProvider();
        var context = new PlainContext(folder);
        var own = Certificates.make(folder, "localhost", "-1d", 10);
        provider.open(trusting(own.certificate()), context).close();

        assertThatThrownBy(() -> provider.open(trusting("missing.pem"), context))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no such file: " + folder + "/missing.pem");
    }

    private static Binding trusting(String certificate) {
        return new Binding(
                new SystemId("trusting"),
                "webhook",
                Map.of("kind", "teams", "url", "https://hooks.example", "tls", Map.of("ca", certificate)),
                Map.of());
    }
}
