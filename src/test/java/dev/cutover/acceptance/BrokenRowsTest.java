package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that broke behind its key says nothing of its values, whatever the row beside it is. */
class BrokenRowsTest {
    private static final String GOOD = "id,a,b,c,d\n1,a,a,a,a\n2,b,b,b,b\n3,c,c,c,c\n";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void begin() {
        place = Place.in(folder);
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,2", "3,2"})
    void aBrokenRowBesideAGoodOneIsNotJudged(int row, int equal) throws IOException {
        place.write("good.csv", GOOD);
        place.write("broken.csv", broken(row));

        isUnread("good.csv", "broken.csv", 1, equal);
        isUnread("broken.csv", "good.csv", 1, equal);
        isUnread("good.csv", "broken.csv", 1, equal, "--keys-only");
    }

    @Test
    void aFileThatEndsWithABrokenRowIsComparedToThere() throws IOException {
        place.write("good.csv", "id,a,b,c,d\n1,a,a,a,a\n2,b,b,b,b\n");
        place.write("broken.csv", "id,a,b,c,d\n1,a,a,a,a\n2,b,b,b,\"b\"x");

        isUnread("good.csv", "broken.csv", 1, 1);
        isUnread("broken.csv", "good.csv", 1, 1);
    }

    @Test
    void twoBrokenRowsAreNoPair() throws IOException {
        place.write("one.csv", broken(2));
        place.write("other.csv", broken(2));

        isUnread("one.csv", "other.csv", 1, 2);
        isUnread("one.csv", "other.csv", 1, 2, "--keys-only");
    }

    private static String broken(int row) {
        String letter = String.valueOf((char) ('a' + row - 1));
        return GOOD.replace(row + "," + (letter + ",").repeat(3) + letter, row + ("," + letter).repeat(3) + ",\"x\"x");
    }

    private void isUnread(String left, String right, int keys, int equal, String... more) {
        var words = new String[more.length + 7];
        System.arraycopy(new String[] {"diff", left, right, "--key", "id", "--output", "json"}, 0, words, 0, 7);
        System.arraycopy(more, 0, words, 7, more.length);
        var found = ComparedTables.json(place.run(words).endedWith(ExitCode.INCOMPLETE));

        assertThat(found.at("/keys/equal").asInt()).isEqualTo(equal);
        assertThat(found.at("/keys/mismatched").asInt()).isZero();
        assertThat(found.at("/incomplete").toString())
                .contains("nothing is said of " + keys + " key whose row could not be read");
    }
}
