package dev.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.problem.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private String wrong(String... args) {
        return Place.in(folder).run(args).endedWith(ExitCode.USAGE).err();
    }
}
