package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSecretsTest {
    private static final String CANARY = "c4nary-{service}-$(id)'\"";

    @TempDir
    private Path folder;

    private final ReferencedSecrets secrets =
            new ReferencedSecrets(List.of(name -> name.equals("CANARY") ? Optional.of(CANARY) : Optional.empty()));

    @Test
    void aSecretReachesTheProgramButNoArgumentAndNoEvidence() throws Exception {
        var bench = new Workbench(folder).script("use", """
                echo "arguments: $(tr '\\0' ' ' < /proc/$$/cmdline)"
                echo "from env: $TOKEN"
                echo "from the system's env: $SHARED"
                echo "from stdin: $(cat)" >&2
                [ "$TOKEN" = "$SHARED" ] && exit 0
                """);
        var attached = new ArrayList<String>();
        var outcome = open(bench, """
                with: { env: { SHARED: "${secret:CANARY}" } }
                operations:
                  use:
                    argv: [./use, "{service}"]
                    env: { TOKEN: "${secret:CANARY}" }
                    stdin: "${secret:CANARY}"
                    parameters: { service: {} }
                """).call("use", Map.of("service", "shop"), keeping(attached));
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        assertThat(attached)
                .hasSize(2)
                .noneMatch(text -> text.contains("c4nary"))
                .anySatisfy(text -> assertThat(text)
                        .contains("arguments: /bin/sh " + bench.path("use") + " shop")
                        .contains("from env: [secret CANARY]")
                        .contains("from the system's env: [secret CANARY]"))
                .anySatisfy(text -> assertThat(text).isEqualTo("from stdin: [secret CANARY]\n"));
    }

    @Test
    void aSecretThatAProgramPrintsInAnyFormIsMasked() throws Exception {
        var bench = new Workbench(folder).script("leak", """
                set -x
                : "$TOKEN"
                printf %s "$TOKEN" | base64
                printf %s "user:$TOKEN" | base64 -w0
                """);
        var attached = new ArrayList<String>();
        var outcome = open(bench, "operations: { leak: { argv: [./leak], env: { TOKEN: \"${secret:CANARY}\" } } }")
                .call("leak", Map.of(), keeping(attached));
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        String all = String.join("\n", attached);
        assertThat(all).contains("[secret CANARY]").doesNotContain("c4nary", "YzRuYXJ5", "M0bmFyeS");
    }

    private Actions open(Workbench bench, String yaml) {
        var written = Workbench.binding(yaml);
        assertThat(new CommandConnectorProvider().describe(written).problems()).isEmpty();
        var filled = new Binding(
                written.system(),
                written.connector(),
                secrets.fill(written.with()),
                secrets.fill(written.operations()));
        return bench.open(filled).as(Actions.class).orElseThrow();
    }

    private CallContext keeping(List<String> attached) {
        return new CallContext(
                "k",
                "c",
                1,
                Segment.EVERYTHING,
                Workbench.NOW,
                (name, type, content) -> attached.add(new String(secrets.mask(content), StandardCharsets.UTF_8)));
    }
}
