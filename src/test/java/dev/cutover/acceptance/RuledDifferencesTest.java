package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are easily taken for each other, each under the rule that is for them: exact counts. */
class RuledDifferencesTest {
    private static final String NUMBER = "--compare total=number";
    private static final String TIME = "--compare placed_at=time";
    private static final String ZONE = TIME + " --zone Europe/Berlin";
    private static final String SKEW = "--compare placed_at=2s";

    @TempDir
    private Path folder;

    /** Two values of a column, the options, and whether they agree only by a rule, as they are, or not. */
    record Case(String column, String left, String right, String options, Meaning meaning) {
        @Override
        public String toString() {
            return left + " and " + right + " by " + options;
        }
    }

    private enum Meaning {
        SAME,
        BY_RULE,
        DIFFERENT
    }

    static Stream<Case> cases() {
        return Stream.concat(numbers(), times());
    }

    private static Stream<Case> numbers() {
        return Stream.of(
                number("10.5", "10.50", Meaning.BY_RULE),
                number("-0", "0", Meaning.BY_RULE),
                number("-0.00", "0", Meaning.BY_RULE),
                number("1e400", "1E400", Meaning.BY_RULE),
                number("1e400", "1e401", Meaning.DIFFERENT),
                number("1e999999999", "10e999999998", Meaning.BY_RULE),
                number("1e999999999", "1e999999998", Meaning.DIFFERENT),
                number("9007199254740993", "9007199254740992", Meaning.DIFFERENT),
                number("NaN", "NaN", Meaning.SAME),
                number("NaN", "nan", Meaning.DIFFERENT),
                number("NaN", "0", Meaning.DIFFERENT),
                number("Infinity", "1e400", Meaning.DIFFERENT),
                number("", "0", Meaning.DIFFERENT),
                number("0x10", "16", Meaning.DIFFERENT),
                new Case("total", "1e999999999", "1e999999998", "--compare total=0.01", Meaning.DIFFERENT),
                new Case("total", "1e999999999", "1e999999998", "--compare total=5%", Meaning.DIFFERENT),
                new Case("total", "100.00", "100.01", "--compare total=0.01", Meaning.BY_RULE),
                new Case("total", "100.00", "100.011", "--compare total=0.01", Meaning.DIFFERENT),
                new Case("total", "10.5", "10.50", "", Meaning.DIFFERENT));
    }

    private static Case number(String left, String right, Meaning meaning) {
        return new Case("total", left, right, NUMBER, meaning);
    }

    private static Stream<Case> times() {
        String utc = "2026-01-01T10:00:00Z";
        return Stream.of(
                new Case("placed_at", utc, "2026-01-01 11:00:00+01", TIME, Meaning.BY_RULE),
                new Case("placed_at", utc, "2026-01-01T10:00:02Z", SKEW, Meaning.BY_RULE),
                new Case("placed_at", utc, "2026-01-01T09:59:58Z", SKEW, Meaning.BY_RULE),
                new Case("placed_at", utc, "2026-01-01T10:00:02.001Z", SKEW, Meaning.DIFFERENT),
                new Case("placed_at", utc, "2026-01-01T10:00:02Z", TIME, Meaning.DIFFERENT),
                new Case("placed_at", utc, "2026-01-01T11:00:00Z", TIME, Meaning.DIFFERENT),
                new Case("placed_at", utc, "2026-01-01 11:00:00", TIME, Meaning.DIFFERENT),
                new Case("placed_at", utc, "2026-01-01 11:00:00", ZONE, Meaning.BY_RULE),
                new Case("placed_at", "2026-01-01 10:00", "2026-01-01 10:00:00", TIME, Meaning.DIFFERENT),
                new Case("placed_at", "2026-01-01 10:00", "2026-01-01 10:00:00", ZONE, Meaning.BY_RULE),
                new Case("placed_at", utc, "2026-01-32T10:00:00Z", TIME, Meaning.DIFFERENT),
                new Case("placed_at", utc, "", TIME, Meaning.DIFFERENT));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachPairIsJudgedByItsRuleAndNothingElseIs(Case one) throws IOException {
        var tables = new ComparedTables(Place.in(folder));
        tables.write("left.csv", List.of(row(one, one.left())));
        tables.write("right.csv", List.of(row(one, one.right())));
        var keys = found(one.options()).at("/keys");

        assertThat(keys.at("/different").asInt()).isEqualTo(one.meaning() == Meaning.DIFFERENT ? 1 : 0);
        assertThat(keys.at("/by-rule").asInt()).isEqualTo(one.meaning() == Meaning.BY_RULE ? 1 : 0);
        assertThat(keys.at("/equal").asInt())
                .isEqualTo(ComparedTables.ROWS + (one.meaning() == Meaning.DIFFERENT ? 0 : 1));
        assertThat(keys.at("/compared").asInt()).isEqualTo(ComparedTables.ROWS + 1);
    }

    private static String row(Case one, String value) {
        return one.column().equals("total") ? "X1,open," + value + ",a,b,t" : "X1,open,1,a,b," + value;
    }

    private JsonNode found(String options) {
        var words = new ArrayList<>(List.of("diff", "left.csv", "right.csv", "--key", "order_id", "--output", "json"));
        if (!options.isEmpty()) {
            words.addAll(Arrays.asList(options.split(" ", -1)));
        }
        return ComparedTables.json(Place.in(folder).run(words.toArray(String[]::new)));
    }

    @Test
    void numbersBelowZeroAreNoFormulas() throws IOException {
        var place = Place.in(folder);
        place.write("left.csv", "id,total\n1,-5.20\n2,-2+3\n");
        place.write("right.csv", "id,total\n1,-5.21\n2,@x\n");

        assertThat(place.run("diff", "left.csv", "right.csv", "--key", "id", "--output", "csv")
                        .out()
                        .lines())
                .containsExactlyInAnyOrder(
                        "id,kind,column,left,right,standing",
                        "1,value,total,-5.20,-5.21,confirmed",
                        "2,value,total,'-2+3,'@x,confirmed");
    }

    @Test
    void anOptionTakesBothSidesInARow() throws IOException {
        var place = Place.in(folder);
        place.write("left.csv", "id,at\n1,01.02.2026 12:00\n");
        place.write("right.csv", "id,at\n1,2026-02-01 11:00\n");

        place.run(
                        "diff",
                        "--key",
                        "id",
                        "--dates",
                        "left:dd.MM.yyyy HH:mm",
                        "--zone",
                        "left:Europe/Berlin",
                        "right:UTC",
                        "left.csv",
                        "right.csv",
                        "--compare",
                        "at=time")
                .endedWith(ExitCode.DONE);
        assertThat(place.run("diff", "left.csv", "right.csv", "--key", "id", "--zone")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--zone");
    }

    @Test
    void quotesAreLettersOnBothSidesThatAreNamed() throws IOException {
        var place = Place.in(folder);
        place.write("left.csv", "id,a\n1,\"x\n");

        place.run("diff", "left.csv", "left.csv", "--key", "id", "--no-quotes", "left:", "right:")
                .endedWith(ExitCode.DONE);
        place.run("diff", "left.csv", "left.csv", "--key", "id", "--no-quotes", "right:")
                .endedWith(ExitCode.INCOMPLETE);
    }

    @Test
    void aColumnThatIsNamedTwiceOrNowhereIsRefused() throws IOException {
        var place = Place.in(folder);
        place.write("left.csv", "id,region\n1,a\n");

        assertThat(place.run("diff", "left.csv", "left.csv", "--key", "id,id")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--key names 'id' twice");
        assertThat(place.run("diff", "left.csv", "left.csv", "--key", "id", "--by", "regon")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("neither side has a column 'regon', which --by names", "did you mean 'region'?");
        place.run("diff", "left.csv", "left.csv", "--key", "id", "--by", "region")
                .endedWith(ExitCode.DONE);
    }
}
