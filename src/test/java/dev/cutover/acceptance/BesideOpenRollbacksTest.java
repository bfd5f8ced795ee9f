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

/**
 * What people read while rollbacks are open whose old platform does not open: each region has a door of its own, and
 * all share a gate.
 */
class BesideOpenRollbacksTest {
    private static final String CLOSE = """
                  - { action: Close, id: %s, system: old-shop, call: close, owner: commander, undo: { call: open }%s }
            """;

    private static final String WAY_BACK = """
                  - { gate: Stay, id: stay, approve: { by: [commander] } }
            rollback:
              window: 15m
            %s  open: { within: 1m, else: ask }
            """;

    private static final String DOORS = """
                connector: command
                operations:
                  close: { argv: ["true"], idempotent: true }
                  open: { argv: [sh, bin/open], nothing-changed: [3], idempotent: true }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aPlace() throws IOException {
        place = RegionsLab.in(folder).with("COLUMNS", "140");
        place.write(
                "lab.yaml", RegionsLab.LAB.replace("  old-shop: { connector: sandbox }\n", "  old-shop:\n" + DOORS));
        place.write("bin/open", "[ ! -e jammed ] || { echo the door is jammed >&2; exit 3; }");
        write("  accepts: flow\n");
    }

    private void write(String accepts) throws IOException {
        place.write(
                "runbook.yaml",
                RegionsLab.RUNBOOK
                        + CLOSE.formatted("close-gate", "")
                        + CLOSE.formatted("close-east", ", segment: { region: us-east }")
                        + CLOSE.formatted("close-west", ", segment: { region: us-west }")
                        + RegionsLab.SHIFT.formatted("us-east")
                        + RegionsLab.SHIFT.formatted("us-west")
                        + WAY_BACK.formatted(accepts));
    }

    private void moved() {
        place.run("run", "runbook.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
    }

    private void jammed(String region) throws IOException {
        place.write("jammed", "");
        back(region).endedWith(ExitCode.WAITING);
    }

    private CommandContext back(String region) {
        return place.run("rollback", "--region", region, "--reason", "slow", "--as", "Dana Ortiz", "--no-input");
    }

    private String plan(String... scope) {
        var words = new String[scope.length + 2];
        words[0] = "rollback";
        words[1] = "--plan";
        System.arraycopy(scope, 0, words, 2, scope.length);
        return place.run(words).done().out();
    }

    private JsonNode stop(String... scope) throws IOException {
        var words = new String[scope.length + 4];
        System.arraycopy(new String[] {"rollback", "--plan", "--output", "json"}, 0, words, 0, 4);
        System.arraycopy(scope, 0, words, 4, scope.length);
        return new ObjectMapper().readTree(place.run(words).done().out()).at("/phases/0/does");
    }

    @Test
    void thePlanSaysWhatItHasToDoWithAnOpenOne() throws IOException {
        moved();
        jammed("us-east");

        assertThat(plan("--region", "us-east")).contains("us-east is already being rolled back by rollback 1");
        assertThat(plan("--region", "us-west")).contains("waits for rollback 1: both undo 'close-gate'");
        assertThat(plan()).contains("takes over rollback 1 of us-east").doesNotContain("waits for");
    }

    @Test
    void theDocumentSaysTheSame() throws IOException {
        moved();
        jammed("us-east");

        assertThat(stop("--region", "us-east").get(0).asText())
                .isEqualTo("us-east is already being rolled back by rollback 1");
        assertThat(stop("--region", "us-west").get(0).asText())
                .isEqualTo("waits for rollback 1: both undo 'close-gate'");
        assertThat(stop().get(0).asText()).isEqualTo("takes over rollback 1 of us-east");
    }

    @Test
    void twoQuestionsAreToldApartByTheirRollbacks() throws IOException {
        moved();
        jammed("us-east");
        assertThat(place.run("decide").out()).contains("rollback: The old platform is not open for us-east.");
        back("us-west").endedWith(ExitCode.WAITING);

        assertThat(place.run("status").out()).containsSubsequence("rollback 1 (us-east) [", "rollback 2 (us-west) [");
        assertThat(place.run("decide").out())
                .containsSubsequence(
                        "rollback 1 (us-east): The old platform is not open for us-east.",
                        "the door is jammed; old-shop (step 'close-gate')",
                        "cutover decide rollback-1/open/1 park",
                        "rollback 2 (us-west): The old platform is not open for us-west.",
                        "cutover decide rollback-2/open/1 park");
    }

    @Test
    void anAbortNamesAllThatAreOpen() throws IOException {
        moved();
        jammed("us-east");
        assertThat(aborted().err()).contains("rollback 1 of run ", " has begun and not finished", "complete it first");
        var second = back("us-west").endedWith(ExitCode.WAITING);

        assertThat(second.err() + second.out()).contains("goes on with rollbacks 1 and 2");
        assertThat(aborted().err())
                .contains("rollbacks 1 and 2 of run ", " have begun and not finished", "complete them first")
                .contains("--region us-east`");
        assertThat(place.run("resume", "--again", "us-east", "--no-input")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("rollbacks 1 and 2 are running", "once they have finished", "completes them");
    }

    private CommandContext aborted() {
        return place.run("abort", "--as", "Dana Ortiz", "--reason", "late", "--impact", "none")
                .endedWith(ExitCode.USAGE);
    }

    @Test
    void theReportSaysWhenTrafficIsBackAndWhenTheOldPlatformTakesOrders() throws IOException {
        moved();
        back("us-east").endedWith(ExitCode.ROLLED_BACK);

        assertThat(report("md")).contains("| traffic is back, read back |", "| restored: flow is green |");
        assertThat(report("html")).contains(">traffic is back, read back<", ">flow is green<");
    }

    @Test
    void theReportSaysWhereNothingTellsWhetherTheOldPlatformTakesOrders() throws IOException {
        write("");
        moved();
        back("us-east").endedWith(ExitCode.ROLLED_BACK);

        String words = "traffic is back, read back; taking orders: not measured";
        assertThat(report("md"))
                .contains("| restored: " + words + " |")
                .doesNotContain("| traffic is back, read back |");
        assertThat(report("html")).contains(">" + words + "<");
    }

    @Test
    void theReportSaysWhoseStepWasLeftUndone() throws IOException {
        moved();
        place.write("jammed", "");
        place.write("answers.yaml", """
                - { at: rollback, as: Dana Ortiz, say: park, reason: the door is jammed }
                - { at: rollback, as: Dana Ortiz, say: end, reason: enough }
                """);
        place.run(
                        "rollback",
                        "--region",
                        "us-east",
                        "--reason",
                        "slow",
                        "--as",
                        "Dana Ortiz",
                        "--answers",
                        "answers.yaml",
                        "--no-input")
                .endedWith(ExitCode.STUCK);

        assertThat(report("md").lines().filter(line -> line.startsWith("| LEFT UNDONE | | step 'close-east'")))
                .singleElement()
                .asString()
                .contains("| commander (Dana Ortiz) | by rollback 1 |");
    }

    private String report(String format) throws IOException {
        var file = folder.resolve("report." + format);
        place.run("report", "--format", format, "-o", file.toString()).endedWith(ExitCode.DONE);
        return Files.readString(file);
    }
}
