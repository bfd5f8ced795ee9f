package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingComparedTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void begin() throws IOException {
        place = Place.in(folder);
        place.write("left.csv", "id,Name\n1,a\n2,b\n");
        place.write("right.csv", "id,name\n1,x\n2,y\n");
        place.write("none.csv", "id,name\n");
        place.write("keys.csv", "id\n1\n2\n");
    }

    @Test
    void twoSidesWithoutACommonColumnAreNotEqual() {
        var ended = diff("left.csv", "right.csv").endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.out())
                .startsWith("no difference in the 2 keys that could be compared; not everything was compared\n"
                        + "no column was compared, only whether the keys are there: the two sides have no other column"
                        + " in common; with --keys-only that is an answer\n")
                .contains("--rename left:Name=name compares them");
        assertThat(diff("left.csv", "right.csv", "--rename", "left:Name=name")
                        .endedWith(ExitCode.HALTED)
                        .out())
                .startsWith("2 of 2 keys differ");
    }

    @Test
    void keysAloneAreAnAnswerWhereTheyAreAskedForOrNothingElseIsThere() {
        assertThat(diff("left.csv", "right.csv", "--keys-only").done().out()).startsWith("equal: all 2 keys agree\n");
        assertThat(diff("keys.csv", "keys.csv").done().out()).startsWith("equal: all 2 keys agree\n");
        assertThat(diff("left.csv", "left.csv", "--ignore", "Name")
                        .endedWith(ExitCode.INCOMPLETE)
                        .out())
                .contains("the options leave none");
        assertThat(diff("left.csv", "left.csv", "--keys-only", "--compare", "Name=trim")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--keys-only compares no column, and 'Name' has a rule");
    }

    @Test
    void noRowsOnEitherSideAreNotEqualUnlessThatIsAllowed() {
        assertThat(diff("none.csv", "none.csv").endedWith(ExitCode.INCOMPLETE).out())
                .startsWith("nothing was compared\nthere are no rows on either side");
        assertThat(diff("none.csv", "none.csv", "--allow-empty").done().out())
                .startsWith("equal: there are no rows on either side\n");
    }

    @Test
    void aSideWithoutRowsIsToldBesideAllThatIsMissing() {
        var ended = diff("none.csv", "right.csv").endedWith(ExitCode.HALTED);

        assertThat(ended.out())
                .startsWith("2 of 2 keys differ (all of them)\n")
                .contains("none.csv (left) has no rows at all: is it the right one, and whole?");
    }

    @Test
    void aKeyThatOneSideCallsOtherwiseIsToldWithTheOptionThatRenamesIt() throws IOException {
        place.write("other.csv", "ID,name\n1,x\n");

        assertThat(diff("left.csv", "other.csv").endedWith(ExitCode.USAGE).err())
                .contains("other.csv has no column 'id', which --key names")
                .contains("if it is called 'ID' there, write --rename right:ID=id");
    }

    private CommandContext diff(String left, String right, String... more) {
        var words = new String[more.length + 5];
        System.arraycopy(new String[] {"diff", left, right, "--key", "id"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return place.run(words);
    }
}
