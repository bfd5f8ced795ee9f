package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was rolled back is done again by a command, between two processes of the run; the weights are files. */
class AgainCommandTest {
    private static final String GATE = """
                  - gate: Ready to shift
                    id: ready
                    require: [flow]
                    approve: { by: [commander], initiator: counts }
            """;
    private static final String GO = "- { at: ready, as: Dana Ortiz, say: go, reason: all green }\n";
    private static final String LOOKED = "- { at: look, as: Dana Ortiz, say: done }\n";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void allRegionsAreOverAndATaskIsOpen() throws IOException {
        place = RegionsLab.in(folder);
        var steps = new StringBuilder(GATE);
        for (String region : RegionsLab.REGIONS) {
            steps.append(RegionsLab.SHIFT.formatted(region)).append("        needs: [ready]\n");
        }
        place.write(
                "runbook.yaml",
                RegionsLab.RUNBOOK
                        + steps
                        + "      - { task: Look at them, id: look, by: commander, needs: [us-east, us-west, eu] }\n"
                        + "rollback: { window: 15m }\n");
        place.write("answers.yaml", GO);
        place.run("run", "runbook.yaml", "--env", "lab", "--no-input", "--answers", "answers.yaml")
                .endedWith(ExitCode.WAITING);
    }

    private CommandContext rollBack() {
        return place.run("rollback", "--region", "us-west", "--as", "Dana Ortiz", "--reason", "drill", "--no-input")
                .endedWith(ExitCode.ROLLED_BACK);
    }

    private void goOn() {
        place.run("decide", "rollback", "go-on", "--as", "Dana Ortiz", "--reason", "the others are healthy")
                .endedWith(ExitCode.DONE);
    }

    private CommandContext again(String... more) {
        var args = new java.util.ArrayList<>(java.util.List.of("again", "--region", "us-west"));
        args.addAll(java.util.List.of(more));
        return place.run(args.toArray(String[]::new));
    }

    private CommandContext decided() {
        return again("--as", "Dana Ortiz", "--reason", "the route is repaired");
    }

    private String weight() throws IOException {
        return Files.readString(folder.resolve("weights/us-west")).strip();
    }

    @Test
    void thereAndBackAndThereAgainEndsPlainly() throws IOException {
        rollBack();
        goOn();
        var kept = decided().endedWith(ExitCode.DONE);
        assertThat(kept.out()).contains("kept in the inbox", "`cutover resume");

        place.write("answers.yaml", GO + LOOKED);
        var end = place.run("resume", "--no-input", "--answers", "answers.yaml").endedWith(ExitCode.DONE);

        assertThat(end.err()).contains("AGAIN: us-west, by Dana Ortiz (commander): the route is repaired");
        assertThat(weight()).isEqualTo("10000");
        assertThat(place.run("status").done().out())
                .contains("COMPLETED: all 5 steps done", "done again since", "by Dana Ortiz");
        assertThat(place.run("decisions").done().out()).contains("us-west: again: the route is repaired");
        assertThat(place.run("verify").endedWith(ExitCode.DONE).out()).contains("is as it was written");
        assertThat(place.run("report").done().out()).contains("again", "the route is repaired", "rollback");
    }

    @Test
    void thePlanNamesTheStepsTheirGateAndItsPeople() {
        rollBack();
        goOn();

        var plan = again("--plan").done();

        assertThat(plan.out().lines())
                .contains(
                        "Again: us-west",
                        "  pass anew ready: Ready to shift (green flow; a go by commander (Dana Ortiz))",
                        "  do again us-west: Shift us-west");
        assertThat(again("--plan", "--output", "json").done().out())
                .contains("\"document\" : \"again\"", "\"step\" : \"ready\"", "\"because\" : \"counts-no-longer\"");
    }

    @Test
    void theQuestionAfterTheRollbackIsAnsweredFirst() {
        rollBack();

        assertThat(decided().endedWith(ExitCode.USAGE).err())
                .contains("answer that first: `cutover decide rollback go-on --as NAME`");
        assertThat(again("--plan").done().out()).contains("  not now: it is not decided yet");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(decided().endedWith(ExitCode.USAGE).err()).contains("nothing of us-west was rolled back");
        assertThat(again("--as", "Dana Ortiz").endedWith(ExitCode.USAGE).err()).contains("add --reason TEXT");
        assertThat(again("--reason", "repaired").endedWith(ExitCode.USAGE).err())
                .contains("add --as NAME");
        var json = again("--output", "json").endedWith(ExitCode.USAGE);
        assertThat(json.out() + json.err()).contains("--plan");
        assertThat(again("--region", "mars", "--plan").endedWith(ExitCode.USAGE).err())
                .contains("there is no region 'mars'");
    }

    @Test
    void aRunThatHasEndedIsNotContinued() {
        place.run("rollback", "--as", "Dana Ortiz", "--reason", "enough", "--no-input")
                .endedWith(ExitCode.ROLLED_BACK);

        assertThat(decided().endedWith(ExitCode.USAGE).err())
                .contains("has ended, so nothing of it is done again", "`cutover run");
    }

    @Test
    void resumeAgainPassesTheGateAnewAsWell() throws IOException {
        rollBack();
        goOn();
        place.write("answers.yaml", GO + LOOKED);

        place.run("resume", "--no-input", "--answers", "answers.yaml", "--again", "region=us-west")
                .endedWith(ExitCode.DONE);

        assertThat(weight()).isEqualTo("10000");
    }

    @Test
    void whatWaitsAtItsGateToBeDoneAgainIsWithdrawnByARollback() throws IOException {
        rollBack();
        goOn();
        decided().endedWith(ExitCode.DONE);
        place.run("resume", "--no-input").endedWith(ExitCode.WAITING);
        assertThat(place.run("status").out()).contains("ready");

        var plan = place.run("rollback", "--region", "us-west", "--plan").done();
        assertThat(plan.out()).contains("withdraws what was to be done again: us-west");

        assertThat(rollBack().err())
                .contains("ready  is not passed anew: rollback of us-west, and what it was to be passed anew for is"
                        + " withdrawn");
        goOn();
        place.write("answers.yaml", LOOKED);
        place.run("resume", "--no-input", "--answers", "answers.yaml").endedWith(ExitCode.EXCEPTIONS);

        assertThat(weight()).isEqualTo("0");
        assertThat(place.run("verify").endedWith(ExitCode.DONE).out()).contains("is as it was written");
    }
}
