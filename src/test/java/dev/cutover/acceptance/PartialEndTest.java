package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run ends of which a part was rolled back; the router's weights are files. */
class PartialEndTest {
    private static final String STAYS = "1 of 3 regions rolled back; eu, us-east stay at 100 %";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void allRegionsAreOverAndAQuestionIsOpen() throws IOException {
        place = RegionsLab.in(folder);
        var steps = new StringBuilder();
        for (String region : RegionsLab.REGIONS) {
            steps.append(RegionsLab.SHIFT.formatted(region));
        }
        place.write(
                "runbook.yaml",
                RegionsLab.RUNBOOK + steps
                        + "      - { task: Look at them, id: look, by: commander }\nrollback: { window: 15m }\n");
        place.run("run", "runbook.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
    }

    @Test
    void whoEndsAfterAPartialRollbackIsToldWhatStays() throws IOException {
        var back = rollBack("us-west").endedWith(ExitCode.ROLLED_BACK);
        assertThat(back.out() + back.err())
                .contains("us-west is back on the old platform", "eu, us-east stay at 100 %");
        assertThat(Files.readString(
                        place.home().folder(place.home().runs().get(0)).record()))
                .as("the question and its choice")
                .contains(
                        "us-west is back on the old platform. eu, us-east stay at 100 %.",
                        "the run ends here; eu, us-east stay at 100 %");

        var end = resume("- { at: rollback, as: Dana Ortiz, say: end, reason: enough }")
                .endedWith(ExitCode.EXCEPTIONS);

        assertThat(end.out()).contains(STAYS);
        assertThat(place.run("status").done().out()).contains("STOPPED: " + STAYS);
        assertThat(place.run("runs").done().out()).contains("STOPPED", STAYS);
        assertThat(place.run("status", "--output", "json").done().out()).contains("\"STOPPED\"", STAYS);
        assertThat(place.run("runs", "--output", "json").done().out()).contains("\"STOPPED\"", STAYS);
        assertThat(weights()).containsExactly("10000", "0", "10000");
    }

    @Test
    void aRunnerThatLeavesForAQuestionNamesTheCommandThatWaitsForItsAnswer() {
        String resume = "cutover resume " + place.home().runs().get(0) + " --wait";

        assertThat(place.run("resume", "--no-input").endedWith(ExitCode.WAITING).out())
                .contains("`" + resume + "` watches it again", resume + "  continues it and waits for answers");
    }

    @Test
    void aRollbackOfTwoRegionsSpeaksOfBoth() {
        var back = place.run(
                "rollback", "--region", "us-west", "--region", "eu", "--as", "Dana Ortiz", "--reason", "misroutes");

        assertThat(back.endedWith(ExitCode.ROLLED_BACK).out())
                .contains("eu and us-west are back on the old platform; us-east stays at 100 %");
    }

    @Test
    void aRunOfWhichEachPartWasRolledBackEndsRolledBack() throws IOException {
        for (String region : RegionsLab.REGIONS) {
            rollBack(region).endedWith(ExitCode.ROLLED_BACK);
        }

        resume("- { at: rollback, as: Dana Ortiz, say: end, reason: enough }").endedWith(ExitCode.ROLLED_BACK);

        assertThat(place.run("status").done().out()).contains("ROLLED BACK").doesNotContain("stay at");
        assertThat(weights()).containsExactly("0", "0", "0");
    }

    @Test
    void aRollbackOfAllEndsTheRun() throws IOException {
        place.run("rollback", "--as", "Dana Ortiz", "--reason", "misroutes", "--no-input")
                .endedWith(ExitCode.ROLLED_BACK);

        assertThat(place.run("runs").done().out()).contains("ROLLED BACK");
        ended().endedWith(ExitCode.ROLLED_BACK);
    }

    @Test
    void anAbortIsANoAndARollbackAfterItEndsAsItsScopeDoes() throws IOException {
        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").endedWith(ExitCode.DONE);
        ended().endedWith(ExitCode.DECLINED);

        rollBack("us-west").endedWith(ExitCode.ROLLED_BACK);

        assertThat(weights()).containsExactly("10000", "0", "10000");
    }

    @Test
    void whatARollbackLeftUndoneCountsMoreThanTheAbort() throws IOException {
        place.write("refuse", "");
        rollBack("us-west").endedWith(ExitCode.STUCK);
        assertThat(place.run("decide").done().out())
                .contains("us-west is not all back on the old platform. Left undone: ");

        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").endedWith(ExitCode.DONE);

        ended().endedWith(ExitCode.STUCK);
    }

    /** What a script learns of the run that has ended. */
    private CommandContext ended() {
        return place.run("resume", place.home().runs().get(0).value(), "--no-input");
    }

    private CommandContext rollBack(String region) {
        return place.run("rollback", "--region", region, "--as", "Dana Ortiz", "--reason", "misroutes", "--no-input");
    }

    private CommandContext resume(String answers) throws IOException {
        place.write("answers.yaml", answers + "\n");
        return place.run("resume", "--no-input", "--answers", "answers.yaml");
    }

    private List<String> weights() throws IOException {
        return List.of(weight("us-east"), weight("us-west"), weight("eu"));
    }

    private String weight(String region) throws IOException {
        return Files.readString(folder.resolve("weights").resolve(region)).strip();
    }
}
