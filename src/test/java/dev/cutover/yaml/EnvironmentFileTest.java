package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.environment.SecretFile;
import dev.cutover.model.environment.SecretProgram;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {
    private static final String TEXT = """
            environment: production
            live: true
            systems:
              ingress: { connector: haproxy, with: { socket: /run/haproxy.sock, backends: { old: be_old } } }
              metrics: { connector: prometheus, with: { token: "${secret:PROM_TOKEN}" } }
              shop: { connector: command, operations: { freeze: { run: [freeze, "${service}"] } } }
            connectors:
              sandbox: { seed: 42 }
            values:
              dashboard: https://grafana.example/d/orders
            """;

    @Test
    void isReadWhole() {
        Environment environment = read(TEXT);
        assertThat(environment.name()).isEqualTo("production");
        assertThat(environment.live()).isTrue();
        assertThat(environment.pace()).isEqualTo(new Pace.Real());
        assertThat(environment.systems().get(new SystemId("metrics")))
                .isEqualTo(new Binding(
                        new SystemId("metrics"), "prometheus", Map.of("token", "${secret:PROM_TOKEN}"), Map.of()));
        assertThat(environment.connectors()).isEqualTo(Map.of("sandbox", Map.of("seed", 42)));
        assertThat(environment.values()).containsEntry("dashboard", "https://grafana.example/d/orders");
    }

    @Test
    void theClockMayRunFasterWhereNothingIsLive() {
        assertThat(read("environment: e\nclock: 60x\nsystems: {}\n").pace()).isEqualTo(new Pace.Scaled(60));
        assertThat(told("environment: e\nlive: true\nclock: 60x\nsystems: {}\n"))
                .containsExactly("""
                e.yaml:3:8: a live environment runs on the real clock, not on 60x
                    remove clock, or live: true""");
    }

    @Test
    void anEnvironmentIsNotLiveUnlessItSaysSo() {
        assertThat(read("environment: e\nsystems: {}\n").live()).isFalse();
    }

    @Test
    void secretsStandWhereAConnectorGetsThemAndNowhereElse() {
        assertThat(told(TEXT.replace("https://grafana.example/d/orders", "${secret:X}")))
                .containsExactly("""
                e.yaml:10:14: a secret outside the settings of a connector: '${secret:X}'
                    secrets belong into with: of a system, or into connectors:""");
        assertThat(told(TEXT.replace("secret:PROM_TOKEN", "secret:1"))).containsExactly("""
                e.yaml:5:52: '${secret:1}' names no secret
                    a name has letters, digits, _, - and ., and begins with a letter: ${secret:DB_PASSWORD}""");
    }

    @Test
    void namesTheProgramsThatPrintSecrets() {
        var secrets = read(TEXT + """
                secrets:
                  PROM_TOKEN: { command: [vault, read, -field=token, prom], timeout: 1m30s }
                  other: { command: [bin/other] }
                """).secrets();

        assertThat(secrets)
                .containsExactly(
                        Map.entry(
                                "PROM_TOKEN",
                                new SecretProgram(
                                        List.of("vault", "read", "-field=token", "prom"), Duration.ofSeconds(90))),
                        Map.entry("other", new SecretProgram(List.of("bin/other"), Duration.ofSeconds(30))));
    }

    @Test
    void namesTheFilesAndTheFolderThatHoldSecrets() {
        var environment = read(TEXT + """
                secrets: { PROM_TOKEN: { file: /run/secrets/prom } }
                secrets-folder: ../secrets
                """);

        assertThat(environment.secrets()).containsExactly(Map.entry("PROM_TOKEN", new SecretFile("/run/secrets/prom")));
        assertThat(environment.secretsFolder()).contains("../secrets");
    }

    @Test
    void aSecretComesFromAProgramOrAFile() {
        assertThat(told(TEXT + "secrets: { T: { file: a, command: [b] } }\n"))
                .anyMatch(told -> told.contains("command") && told.contains("file"));
        assertThat(told(TEXT + "secrets: { T: { file: a, timeout: 3s } }\n"))
                .anyMatch(told -> told.contains("a file has no timeout"));
        assertThat(told(TEXT + "secrets: { T: {} }\n")).isNotEmpty();
        assertThat(told(TEXT + "secrets-folder: \"${secret:X}\"\n"))
                .anyMatch(told -> told.contains("a secret outside the settings of a connector"));
    }

    @Test
    void aProgramForASecretIsAListAndHoldsNoSecret() {
        assertThat(told(TEXT + "secrets: { T: { command: vault read t, timeout: 0s } }\n"))
                .anyMatch(told -> told.startsWith("e.yaml:11:26: expected a list of the program and its arguments"))
                .anyMatch(told -> told.contains("'0s' is not a duration such as 90s or 10m: it is zero"));
        assertThat(told(TEXT + "secrets: { T: { command: [] }, 9: { command: [a] } }\n"))
                .anyMatch(told -> told.contains("an empty list"))
                .anyMatch(told -> told.contains("'9' is not a name of a secret"));
        assertThat(told(TEXT + "secrets: { T: { command: [curl, \"${secret:OTHER}\"] } }\n"))
                .anyMatch(told -> told.contains("a secret outside the settings of a connector"));
        assertThat(told(TEXT + "secrets: { T: in-plain-text }\n"))
                .anyMatch(told -> told.contains("expected the program that prints the secret"));
    }

    @Test
    void aSecretInPlainTextIsReportedWithoutRepeatingIt() {
        assertThat(told(TEXT.replace("${secret:PROM_TOKEN}", "hunter2"))).containsExactly("""
                e.yaml:5:52: a secret in plain text, under 'token'
                    write ${secret:NAME} and give it from outside""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign-in: { bearer: hunter2 }",
                "headers: { Authorization: Token hunter2 }",
                "headers: { X-From: Bearer 0123456789abcdef }",
                "url: https://hooks.slack.com/services/T0001/B0001/abcdefghijkl",
                "url: \"https://flow.example/workflows/1/run?api-version=1&sig=abcdefghijkl\"",
                "note: xoxb-1234567890-abcdefghijkl"
            })
    void aSecretIsKnownByItsKeyOrItsForm(String setting) {
        assertThat(told(TEXT.replace("token: \"${secret:PROM_TOKEN}\"", setting)))
                .singleElement()
                .asString()
                .contains("secret in plain text")
                .doesNotContain("hunter2", "abcdef");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign-in: { bearer: \"${secret:T}\" }",
                "headers: { Authorization: \"Bearer ${secret:T}\" }",
                "url: \"https://hooks.slack.com/services/${secret:HOOK}\"",
                "url: \"https://flow.example/workflows/1/run?api-version=1&sig=${secret:SIGNATURE}\""
            })
    void aReferenceIsNoSecret(String setting) {
        assertThat(told(TEXT.replace("token: \"${secret:PROM_TOKEN}\"", setting)))
                .isEmpty();
    }

    @Test
    void whatIsFilledInElsewhereIsNotFilledInHere() {
        assertThat(told(TEXT.replace("/run/haproxy.sock", "\"${HOME}/haproxy.sock\"")))
                .containsExactly("""
                e.yaml:4:50: '${HOME}' is not allowed in an environment
                    only ${secret:NAME} is filled in here""");
    }

    @Test
    void mistakesAreReported() {
        assertThat(told(TEXT.replace("connector: haproxy", "conector: haproxy")))
                .containsExactly("""
                e.yaml:4:12: the key 'connector' is missing
                    connector: The connector's type; 'cutover connectors' lists them.""", """
                e.yaml:4:14: unknown key 'conector'
                    did you mean 'connector'?""");
        assertThat(told(TEXT.replace("operations: { freeze: { run: [freeze, \"${service}\"] } }", "records: {}")))
                .containsExactly("""
                e.yaml:6:31: unknown key 'records'
                    known keys: with, operations, reaches""");
    }

    @Test
    void theEmbeddedOneBindsEverySystemToTheSandbox() {
        var embedded = EnvironmentFile.read("sandbox.yaml", EnvironmentFile.sandbox(Small.runbook()))
                .value();
        assertThat(embedded.name()).isEqualTo("sandbox");
        assertThat(embedded.live()).isFalse();
        assertThat(embedded.systems().keySet())
                .containsExactlyElementsOf(Small.runbook().inventory().systems().keySet());
        assertThat(embedded.systems().values()).extracting(Binding::connector).containsOnly("sandbox");
    }

    private static Environment read(String text) {
        return EnvironmentFile.read("e.yaml", text.getBytes(StandardCharsets.UTF_8))
                .value();
    }

    private static List<String> told(String text) {
        return Told.by(bytes -> EnvironmentFile.read("e.yaml", bytes), text);
    }
}
