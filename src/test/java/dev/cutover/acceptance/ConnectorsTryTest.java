package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One system of an environment tried alone, with real programs. */
class ConnectorsTryTest {
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            systems:
              oms:
                connector: command
                with: { env: { TOKEN: "${secret:TOK}" }, check: { argv: [bin/ready] } }
                operations:
                  freeze:
                    description: Freezes a region
                    argv: [bin/freeze, "{region}"]
                    parameters: { region: { required: true, description: such as us-east } }
                    outputs: lines
                    undo: thaw
                    idempotent: true
                  thaw: { argv: [bin/thaw, "{region}"], parameters: { region: { required: true } } }
                  status: { argv: [bin/status], reads: true }
                  slow: { argv: [sleep, "60"], reads: true }
                  stall: { argv: [sleep, "60"] }
                  "no": { argv: ["false"], reads: true }
              monitor:
                connector: command
                with: { metrics: { argv: [bin/measure, "{query}", "{window}"] } }
              locked:
                connector: command
                with: { env: { TOKEN: "${secret:NOWHERE}" } }
                operations: { status: { argv: [bin/status], reads: true } }
              box: { connector: sandbox }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder).with("CUTOVER_SECRET_TOK", "sup3r-s3cret");
        place.write("lab.yaml", ENVIRONMENT);
        place.write("live.yaml", ENVIRONMENT.replace("live: false", "live: true"));
        place.program("bin/freeze", "echo freezing $1 with $TOKEN; echo ticket=T-1; touch frozen");
        place.program("bin/thaw", "rm -f frozen");
        place.program("bin/status", "echo all is well");
        place.program("bin/ready", "exit 0");
        place.program(
                "bin/measure", "if [ \"$1\" = served ]; then echo 99.5 % 812; else echo no-data it is unknown; fi");
    }

    @Test
    void aReadShowsWhatWasReceivedAndHowItWasRead() {
        String out = tried("oms", "status").done().out();

        assertThat(out)
                .contains("oms status (declared to read)")
                .containsPattern("key: try/[0-9a-z]{26}")
                .contains("status stdout (text/plain, 12 bytes, shown above)")
                .contains("  all is well")
                .contains("SUCCEEDED in ")
                .doesNotContain("undo");
    }

    @Test
    void aWriteNeedsToBePermittedAndCallsNothingBefore() {
        var ended = tried("oms", "freeze", "region=us-east").endedWith(ExitCode.USAGE);

        assertThat(ended.err())
                .contains("'freeze' of oms may change something; nothing was called")
                .contains("--write");
        assertThat(folder.resolve("frozen")).doesNotExist();
    }

    @Test
    void aWriteSaysThatNoRunRecordsItAndHowToUndoIt() {
        String out = tried("oms", "freeze", "region=us-east", "--write").done().out();

        assertThat(out)
                .contains("oms freeze (declared to write, idempotent, undone by thaw)")
                .contains("with: region=us-east")
                .containsPattern("ticket +T-1")
                .contains("no run records this")
                .contains("cutover connectors try lab.yaml oms thaw region=us-east --write");
        assertThat(folder.resolve("frozen")).exists();
    }

    @Test
    void theUndoIsOfTheSameSegment() {
        String out = tried("oms", "freeze", "region=us-east", "--segment", "region=us-east,lane=store", "--write")
                .done()
                .out();

        assertThat(out)
                .contains("cutover connectors try lab.yaml oms thaw region=us-east --segment region=us-east,lane=store"
                        + " --write");
    }

    @Test
    void whatChangedNothingIsNotSaidToHaveChangedSomething() throws IOException {
        place.write("api.yaml", """
                environment: lab
                live: false
                systems:
                  api:
                    connector: http
                    with: { url: "http://localhost:1" }
                    operations:
                      release: { request: { method: POST, url: /x } }
                """);
        String out = place.run("connectors", "try", "api.yaml", "api", "release", "--write")
                .endedWith(ExitCode.HALTED)
                .out();

        assertThat(out).contains("nothing was changed").doesNotContain("may have changed something");
    }

    @Test
    void noSecretIsShown() {
        for (String form : new String[] {"text", "json"}) {
            assertThat(tried("oms", "freeze", "region=us-east", "--write", "--output", form)
                            .done()
                            .out())
                    .contains("freezing us-east with [secret TOK]")
                    .doesNotContain("sup3r-s3cret");
        }
    }

    @Test
    void inALiveEnvironmentAWriteNeedsItsNameAndAReadDoesNot() {
        String[] write = {"connectors", "try", "live.yaml", "oms", "freeze", "region=us-east", "--write"};
        assertThat(place.run(write).endedWith(ExitCode.USAGE).err()).contains("--confirm lab");
        assertThat(folder.resolve("frozen")).doesNotExist();

        place.run("connectors", "try", "live.yaml", "oms", "status").done();
        place.run("connectors", "try", "live.yaml", "oms", "freeze", "region=us-east", "--write", "--confirm", "lab")
                .done();
        assertThat(folder.resolve("frozen")).exists();
    }

    @Test
    void valuesAreCheckedAsInARunbook() {
        var ended = tried("oms", "freeze", "regio=us-east", "--write").endedWith(ExitCode.INVALID);

        assertThat(ended.err())
                .contains("oms does not know the parameter 'regio' of freeze")
                .contains("did you mean 'region'?")
                .contains("region=VALUE: such as us-east");
        assertThat(tried("oms", "freeze", "us-east", "--write")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("values are NAME=VALUE, and 'us-east' is not");
    }

    @Test
    void anUnknownSystemOrOperationNamesTheNearest() {
        assertThat(tried("omss", "status").endedWith(ExitCode.INVALID).err()).contains("did you mean 'oms'?");
        assertThat(tried("oms", "statu").endedWith(ExitCode.INVALID).err()).contains("did you mean 'status'?");
        assertThat(tried("oms", "weights").endedWith(ExitCode.INVALID).err())
                .contains("oms does not answer 'weights': its connector, command, cannot do that here");
    }

    @Test
    void aFailureAndAnUnknownOutcomeHaveCodesOfTheirOwn() {
        assertThat(tried("oms", "no").endedWith(ExitCode.HALTED).out()).contains("FAILED in ");
        assertThat(tried("oms", "slow", "--timeout", "300ms")
                        .endedWith(ExitCode.INCOMPLETE)
                        .out())
                .as("nothing can be in doubt after a read")
                .contains("UNKNOWN in ", "no answer within 300 ms")
                .doesNotContain("OUTCOME UNKNOWN");
        assertThat(tried("oms", "stall", "--write", "--timeout", "300ms")
                        .endedWith(ExitCode.INCOMPLETE)
                        .out())
                .contains("OUTCOME UNKNOWN in ");
    }

    @Test
    void anotherSystemsSecretIsNotLookedUp() {
        tried("oms", "status").done();
        assertThat(tried("locked", "status").endedWith(ExitCode.INVALID).err())
                .contains("the secret NOWHERE, which `env.TOKEN` needs, cannot be found");
    }

    @Test
    void aMetricIsAskedWithoutACriterion() {
        assertThat(tried("monitor", "query", "served").done().out()).containsPattern("0\\.995 +812 +fraction of 1");
        assertThat(tried("monitor", "query", "lost")
                        .endedWith(ExitCode.INCOMPLETE)
                        .out())
                .contains("NO DATA in ", "no data: it is unknown");
    }

    @Test
    void theSystemsOwnReportIsShown() {
        assertThat(tried("oms", "check").done().out()).containsPattern("reachable +ok");
    }

    @Test
    void withoutAnOperationItIsListedWhatCanBeAskedAndNothingIsConnected() {
        assertThat(tried("oms").done().out())
                .contains("freeze")
                .contains("cutover connectors try lab.yaml oms OPERATION [NAME=VALUE]")
                .contains("cutover connectors try lab.yaml oms check");
        tried("locked").done();
        assertThat(tried("monitor", "--output", "json").done().out())
                .contains("\"document\" : \"connectors-try\"")
                .contains("\"questions\" : [ \"check\", \"query\" ]");
    }

    @Test
    void anOperationComesBeforeTheQuestionOfItsName() {
        assertThat(tried("box", "send", "to=ops", "subject=s", "text=t", "--write")
                        .done()
                        .out())
                .contains("box send (declared to write");
    }

    @Test
    void theListOfConnectorsStaysAsItWas() {
        assertThat(place.run("connectors").done().out()).contains("sandbox").contains("command");
        assertThat(place.run("connectors", "command").done().out()).startsWith("command (built in)");
    }

    private CommandContext tried(String... words) {
        var line = new String[words.length + 3];
        line[0] = "connectors";
        line[1] = "try";
        line[2] = "lab.yaml";
        System.arraycopy(words, 0, line, 3, words.length);
        return place.run(line);
    }
}
