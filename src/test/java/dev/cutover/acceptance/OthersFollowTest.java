package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "US East has held. Do the others follow?", and US East is rolled back before anybody has answered. */
class OthersFollowTest {
    private static final String ASK = "US East has held. Do the others follow?";
    private static final String DECISION = """
                  - decision: The others
                    id: others-follow
                    ask: %s
                    by: commander
                    choices:
                      - { say: follow, then: continue }
                      - { say: wait, then: abort }
            """.formatted(ASK);
    private static final String SCRIPT = "- { at: others-follow, as: Dana Ortiz, say: follow, reason: it has held }\n";
    private static final String SCRIPT_OF_NOW =
            SCRIPT.replace("it has held }", "the west alone, also-after-rollback: true }");
    private static final String GO_ON = "- { at: rollback, as: Dana Ortiz, say: go-on, reason: the west alone }\n";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void theQuestionIsAskedAndUsEastIsRolledBack() throws IOException {
        place = RegionsLab.in(folder);
        place.write(
                "runbook.yaml",
                RegionsLab.RUNBOOK + RegionsLab.SHIFT.formatted("us-east") + DECISION
                        + RegionsLab.SHIFT.formatted("us-west") + "rollback: { window: 15m }\n");
        assertThat(place.run("run", "runbook.yaml", "--env", "lab", "--no-input")
                        .endedWith(ExitCode.WAITING)
                        .err())
                .contains("ASKS commander (Dana Ortiz): " + ASK);

        var back = rollBack().endedWith(ExitCode.ROLLED_BACK);

        assertThat(back.err())
                .contains("question withdrawn: rollback of us-east, and the question presumes us-east; it is asked"
                        + " anew if the run continues");
        assertThat(back.out()).contains("asks how it continues: the run is still open");
    }

    @Test
    void theScriptsAnswerIsNotTakenForTheQuestionThatWasWithdrawn() throws IOException {
        var run = resume(SCRIPT).endedWith(ExitCode.ROLLED_BACK);

        assertThat(run.out() + run.err()).doesNotContain("says FOLLOW", ASK);
        assertThat(place.run("decisions").done().out()).doesNotContain("follow");
        assertThat(place.run("decide").out())
                .contains("us-east is back on the old platform")
                .doesNotContain(ASK);
    }

    @Test
    void itIsAskedAnewOnceTheRunContinuesAndSaysWhatWasRolledBack() throws IOException {
        var run = resume(GO_ON).endedWith(ExitCode.WAITING);
        assertThat(run.err()).contains(ASK + " Rolled back meanwhile: us-east [follow/wait]");

        assertThat(resume(SCRIPT_OF_NOW).endedWith(ExitCode.EXCEPTIONS).err()).contains("says FOLLOW: the west alone");
    }

    @Test
    void theScriptOfBeforeLeavesItToPeopleAndSaysSo() throws IOException {
        var run = resume(GO_ON + SCRIPT).endedWith(ExitCode.WAITING);

        assertThat(run.out())
                .contains(
                        "answer not given: 'follow' by Dana Ortiz at others-follow: us-east was rolled back meanwhile,"
                                + " so the question is left to people");
        assertThat(run.err()).doesNotContain("says FOLLOW");
        place.run("status").endedWith(ExitCode.DONE);
        assertThat(place.run("decide").out()).contains("Rolled back meanwhile: us-east");
    }

    @Test
    void itIsNotAskedAnewByARunThatEnds() throws IOException {
        var run = resume("- { at: rollback, as: Dana Ortiz, say: end, reason: enough }\n" + SCRIPT)
                .endedWith(ExitCode.ROLLED_BACK);

        assertThat(run.out() + run.err()).doesNotContain("says FOLLOW", ASK + " ");
    }

    @Test
    void anAbortWithdrawsItAndNobodyIsWaitedForAnyMore() throws IOException {
        resume(GO_ON).endedWith(ExitCode.WAITING);
        abort();

        assertThat(place.run("status").done().out())
                .contains("the run has ended")
                .doesNotContain("Waiting");
    }

    @Test
    void aRollbackOfAnAbortedRunAsksItAnewOnlyIfTheRunContinues() throws IOException {
        abort();
        place.run("run", "runbook.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
        abort();

        var back = rollBack().endedWith(ExitCode.ROLLED_BACK);

        assertThat(back.err()).doesNotContain(ASK);
        assertThat(place.run("decide").out())
                .contains("us-east is back on the old platform")
                .doesNotContain(ASK);
        assertThat(resume(GO_ON).endedWith(ExitCode.WAITING).err()).contains(ASK + " Rolled back meanwhile: us-east");
    }

    private void abort() {
        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").endedWith(ExitCode.DONE);
    }

    private CommandContext rollBack() {
        String newest = place.home().runs().get(0).value();
        return place.run(
                "rollback", newest, "--region", "us-east", "--as", "Dana Ortiz", "--reason", "no", "--no-input");
    }

    private CommandContext resume(String answers) throws IOException {
        place.write("answers.yaml", answers);
        return place.run("resume", "--no-input", "--answers", "answers.yaml");
    }
}
