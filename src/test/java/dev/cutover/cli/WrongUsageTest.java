package dev.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong command line is reported in the words of the command line, not in those of the parser or of the code. */
class WrongUsageTest {
    @TempDir
    private Path folder;

    @Test
    void aWordThatIsNoChoiceIsToldBesideThoseThatAre() {
        assertThat(wrong("run", "runbook.yaml", "--clock", "warp"))
                .startsWith("error: Invalid value for option '--clock': 'warp' is not one of fast, real");
        assertThat(wrong("status", "--output", "xml")).contains("'xml' is not one of text, json");
    }

    @Test
    void aValueOfAnotherTypeIsToldWithoutTheNamesOfTheCode() {
        assertThat(wrong("run", "runbook.yaml", "--seed", "x")).contains("'--seed': 'x' is not a whole number");
        assertThat(wrong("run", "runbook.yaml", "--wait=x")).contains("'--wait': 'x' is not true or false");
        assertThat(wrong("run", "runbook.yaml", "--starts", "2026-03-29T02:30 Europe/Berlin"))
                .contains("2026-03-29T02:30 does not exist in Europe/Berlin");
    }

    @Test
    void whatIsTooMuchIsNamed() {
        assertThat(wrong("statsu")).startsWith("error: there is no command 'statsu'");
        assertThat(wrong("status", "one", "two", "three")).startsWith("error: unexpected argument 'two', 'three'");
    }

    @Test
    void whatWasProbablyMeantIsSaidOfCommandsSubcommandsTopicsAndOptions() {
        assertThat(wrong("statsu")).contains("did you mean `cutover status`?", "`cutover --help` lists the commands");
        assertThat(wrong("evidence", "shwo", "01jd", "9f86d0"))
                .contains("`cutover evidence` has no command 'shwo'", "did you mean `cutover evidence show`?");
        assertThat(wrong("help", "evidence", "shwo")).contains("did you mean `cutover help evidence show`?");
        assertThat(wrong("runs", "--otput", "json"))
                .startsWith("error: `cutover runs` has no option '--otput'\n")
                .contains("did you mean --output?", "`cutover runs --help` shows the usage");
        assertThat(wrong("run", "r.yaml", "--answrs=a.yaml")).contains("did you mean --answers?");
        assertThat(wrong("--verbos", "runs")).contains("did you mean --verbose?");
        assertThat(wrong("evidence")).contains("`cutover evidence` needs a command: list, show or add");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "continue", "abort", "withdraw r1"})
    void aRunWithoutItsOptionIsToldHowItIsNamed(String command) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.add("01jd3m");

        assertThat(wrong(words.toArray(String[]::new)))
                .contains("a run is named with --run: `cutover " + words.get(0) + " --run 01jd3m`");
    }

    @Test
    void aRegionWithoutItsOptionIsNoRun() throws IOException {
        SampleRuns.fill(Place.in(folder).home());

        assertThat(wrong("rollback", "us-east", "--plan"))
                .contains("'us-east' is no run, it is a region of the newest run's runbook")
                .contains("`cutover rollback --region us-east`");
        assertThat(Place.in(folder)
                        .run("rollback", "us-eats", "--plan")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("no run in", "begins with 'us-eats'");
    }

    @Test
    void aWordThatIsAlmostACommandOfDecisionsIsNotOnlyNoRun() {
        var err = Place.in(folder)
                .run("decisions", "ad")
                .endedWith(ExitCode.ERROR)
                .err();

        assertThat(err).contains("begins with 'ad'", "did you mean `cutover decisions add`?");
        assertThat(Place.in(folder)
                        .run("decisions", "01jx")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("begins with '01jx'")
                .doesNotContain("did you mean");
    }

    @Test
    void aReasonWithoutItsOptionIsToldToo() {
        assertThat(wrong("hold", "slow")).contains("a reason is given with --reason TEXT");
    }

    private String wrong(String... args) {
        return Place.in(folder).run(args).endedWith(ExitCode.USAGE).err();
    }
}
