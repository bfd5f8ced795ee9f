package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    private static final String CARRIER_DOWN = """
            environment: lab
            connectors:
              sandbox:
                dimensions: { region: [us-east, us-west] }
                faults: [{ system: orchestrator, fault: crash }]
            systems:
              releases: { connector: sandbox }
              ingress: { connector: sandbox }
              orchestrator: { connector: sandbox }
              legacy-oms: { connector: command, operations: { status: { argv: [bin/status] } } }
              metrics: { connector: sandbox }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.write("lab.yaml", CARRIER_DOWN);
    }

    @Test
    void everySystemOfTheSandboxIsReady() {
        String out = place.run("check", "orders.yaml").done().out();

        assertThat(out.lines().skip(1).limit(5)).allMatch(line -> line.matches("[a-z-]+ +ready +ok: reachable, .*"));
        assertThat(out)
                .contains("5 systems of orders in sandbox: 5 ready")
                .contains("orders at 0 % in region=us-east and region=us-west")
                .contains("1 query is answered");
    }

    @Test
    void needsNoRunAndLeavesNoFiles() {
        place.run("check", "orders.yaml").done();

        assertThat(folder.resolve(".cutover/runs")).doesNotExist();
        assertThat(folder.resolve("bin")).doesNotExist();
    }

    @Test
    void theWorstStandsFirstAndTheCodeSaysSo() {
        var ended = place.run("check", "orders.yaml", "--env", "lab").endedWith(ExitCode.HALTED);

        var lines = ended.out().lines().toList();
        assertThat(lines.get(1)).matches("orchestrator +NOT READY +reachable: orchestrator refuses connections");
        assertThat(lines.get(2)).matches("legacy-oms +unknown +unknown: reachable, .*`check` program.*");
        assertThat(ended.out()).contains("5 systems of orders in lab: 1 not ready, 1 unknown, 3 ready");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aSecretThatIsMissingIsOneLineAmongTheOthers() throws IOException {
        place.write(
                "lab.yaml",
                CARRIER_DOWN.replace(
                        "legacy-oms: { connector: command,",
                        "legacy-oms: { connector: command, with: { env: { TOKEN: \"${secret:TOK}\" } },"));

        var ended = place.run("check", "orders.yaml", "--env", "lab").endedWith(ExitCode.HALTED);

        assertThat(ended.out().replaceAll("\\s+", " "))
                .contains("legacy-oms NOT READY credentials: the secret TOK, which `env.TOKEN` needs, cannot be"
                        + " found")
                .contains("CUTOVER_SECRET_TOK")
                .contains("releases ready ok: reachable", "5 systems of orders in lab: 2 not ready, 3 ready");
        assertThat(ended.err()).isEmpty();
        assertThat(json(place.run("check", "orders.yaml", "--env", "lab", "--output", "json"), ExitCode.HALTED)
                        .toString())
                .contains("the secret TOK");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 140})
    void isAsWideAsTheTerminalAndCutsNothing(int columns) {
        var wide = place.atTerminal().with("COLUMNS", Integer.toString(columns)).with("NO_COLOR", "1");

        String out = wide.run("check", "orders.yaml", "--env", "lab")
                .endedWith(ExitCode.HALTED)
                .out();

        assertThat(out.lines()).allMatch(line -> line.length() <= columns);
        assertThat(out.replaceAll("\\s+", " ")).contains("unknown without a `check` program in its settings");
    }

    @Test
    void saysTheSameAsJson() throws IOException {
        var json = json(place.run("check", "orders.yaml", "--env", "lab", "--output", "json"), ExitCode.HALTED);

        assertThat(json.path("cutover").asText()).isEqualTo("1");
        assertThat(json.path("document").asText()).isEqualTo("check");
        assertThat(json.path("ready").asBoolean(true)).isFalse();
        assertThat(json.path("counts").path("notReady").asInt()).isEqualTo(1);
        var first = json.path("systems").path(0);
        assertThat(first.path("system").asText()).isEqualTo("orchestrator");
        assertThat(first.path("standing").asText()).isEqualTo("NOT_READY");
        assertThat(first.path("why").asText()).isEqualTo("orchestrator refuses connections");
        var weights = json.path("systems").findValue("weights");
        assertThat(weights).isNotNull();
        assertThat(json.path("systems").findValuesAsText("basisPoints")).containsExactly("0", "0");
    }

    @Test
    void aCheckProgramDecidesAndItsSecretsAreMasked() throws IOException {
        place.write("lab.yaml", CARRIER_DOWN.replace("connector: command,", """
                        connector: command,
                            with: { env: { TOKEN: "${secret:TOKEN}" }, check: { argv: [bin/ready] } },"""));
        place.program("bin/status", "exit 0");
        place.program("bin/ready", "echo \"credentials=failed $TOKEN is refused\"");

        var ended = place.with("TOKEN", "hunter2-hunter2")
                .with("PATH", System.getenv("PATH"))
                .run("check", "orders.yaml", "--env", "lab");

        assertThat(ended.endedWith(ExitCode.HALTED).out())
                .containsPattern("legacy-oms +NOT READY +credentials: .* is refused")
                .doesNotContain("hunter2");
    }

    @Test
    void anEnvironmentThatDoesNotFitIsReportedBeforeAnySystemIsChecked() throws IOException {
        place.write("lab.yaml", CARRIER_DOWN.replace("  ingress: { connector: sandbox }\n", ""));

        assertThat(place.run("check", "orders.yaml", "--env", "lab")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("binds no system 'ingress'");
    }

    @Test
    void systemsThatAreNotBoundAreNamed() throws IOException {
        place.write("lab.yaml", CARRIER_DOWN.replaceAll("  legacy-oms: .*\n", ""));

        assertThat(place.run("check", "orders.yaml", "--env", "lab").out())
                .contains("not bound in lab, so not checked: legacy-oms");
    }

    @Test
    void aGateThatAsksForReadySystemsStopsTheRun() throws IOException {
        var runbook = Files.readString(folder.resolve("orders.yaml"))
                .replace("phases:\n", """
                          systems-ready:
                            measure: { check: [releases, orchestrator] }
                            pass: "= 0"
                        phases:
                        """)
                .replace("require: [routed-in-60s]", "require: [systems-ready]");
        place.write("orders.yaml", runbook);
        place.write("lab.yaml", CARRIER_DOWN.replace("environment: lab\n", "environment: lab\nclock: virtual\n"));
        place.write("answers.yaml", "answers: []\n");

        var ended = place.run("run", "orders.yaml", "--env", "lab", "--answers", "answers.yaml");

        assertThat(ended.endedWith(ExitCode.HALTED).err() + ended.out())
                .contains("systems-ready is RED: 1, must be = 0 (orchestrator is not ready: orchestrator refuses");
    }

    private static JsonNode json(CommandContext ended, ExitCode code) throws IOException {
        return new ObjectMapper().readTree(ended.endedWith(code).out());
    }
}
