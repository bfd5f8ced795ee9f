package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlantedDifferencesTest {
    private static final String ROW = "X1,open,10.50,a,b,2026-01-01T10:00:00Z";

    @TempDir
    private Path folder;

    private Place place;
    private ComparedTables tables;

    @BeforeEach
    void begin() {
        place = Place.in(folder);
        tables = new ComparedTables(place);
    }

    /** A difference that is planted in rows that are the same otherwise. */
    record Planted(String name, List<String> left, List<String> right, Map<String, Integer> keys, String signature) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Planted value(String name, String left, String right, String signature) {
        return new Planted(name, List.of(left), List.of(right), Map.of("different", 1), signature);
    }

    static Stream<Planted> kinds() {
        return Stream.concat(ofRows(), ofValues());
    }

    private static Stream<Planted> ofRows() {
        String left = "is missing on the left";
        return Stream.of(
                new Planted("missing left", List.of(), List.of(ROW), Map.of("missing-left", 1), left),
                new Planted(
                        "missing right",
                        List.of(ROW),
                        List.of(),
                        Map.of("missing-right", 1),
                        "is missing on the right"),
                new Planted(
                        "copy left",
                        List.of(ROW, ROW),
                        List.of(ROW),
                        Map.of("duplicates", 1),
                        "is there more than once on the left"),
                new Planted(
                        "copy right",
                        List.of(ROW),
                        List.of(ROW, ROW),
                        Map.of("duplicates", 1),
                        "is there more than once on the right"),
                otherKeys("007 against 7", "007", "7"),
                otherKeys("above 2^53", "9007199254740993", "9007199254740992"),
                new Planted(
                        "after the greatest key of the other side",
                        List.of(),
                        List.of(ROW.replace("X1", "ZZ1"), ROW.replace("X1", "ZZ2")),
                        Map.of("missing-left", 2),
                        left));
    }

    private static Planted otherKeys(String name, String left, String right) {
        return new Planted(
                name,
                List.of(ROW.replace("X1", left)),
                List.of(ROW.replace("X1", right)),
                Map.of("missing-left", 1, "missing-right", 1),
                "is missing on the left");
    }

    private static Stream<Planted> ofValues() {
        return Stream.of(
                value("one column", ROW, ROW.replace("open", "done"), "is 'open' on the left, 'done' on the right"),
                value(
                        "no value against an empty text",
                        ROW.replace(",a,", ",,"),
                        ROW.replace(",a,", ",\"\","),
                        "has no value on the left and an empty text on the right"),
                value("case", ROW, ROW.replace("open", "Open"), "differs in upper and lower case only"),
                value("trailing blank", ROW, ROW.replace("open", "open "), "differs in white space at the ends only"),
                value("a number's form", ROW, ROW.replace("10.50", "10.5"), "differs in the form of the number only"),
                value("a zone", ROW, ROW.replace("T10", "T11"), "is 1h later on the right"),
                value(
                        "an accent",
                        ROW.replace("open", "caf\u00e9"),
                        ROW.replace("open", "cafe\u0301"),
                        "differs in the Unicode form of the same letters only"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachPlantedKindIsFoundAndNothingElse(Planted planted) throws IOException {
        tables.write("left.csv", planted.left());
        tables.write("right.csv", planted.right());
        var found =
                ComparedTables.json(place.run("diff", "left.csv", "right.csv", "--key", "order_id", "--output", "json")
                        .endedWith(ExitCode.HALTED));

        planted.keys()
                .forEach((kind, count) ->
                        assertThat(found.at("/keys/" + kind).asInt()).as(kind).isEqualTo(count));
        int all = planted.keys().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(found.at("/keys/mismatched").asInt()).isEqualTo(all);
        assertThat(found.at("/keys/equal").asInt()).isEqualTo(ComparedTables.ROWS);
        assertThat(found.at("/causes").findValuesAsText("signature")).contains(planted.signature());
    }

    @Test
    void aBorderBetweenColumnsIsNotMoved() throws IOException {
        tables.write("left.csv", List.of("X1,open,1,a|b,c,t"));
        tables.write("right.csv", List.of("X1,open,1,a,b|c,t"));
        var found = tables.different("left.csv", "right.csv");

        assertThat(found.at("/keys/different").asInt()).isEqualTo(1);
        assertThat(found.at("/causes").findValuesAsText("column")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theSameChangeInAnEvenNumberOfRowsIsFoundInEach() throws IOException {
        tables.write("left.csv", List.of("X1,open,1,a,b,t", "X2,open,1,a,b,t", "X3,open,1,a,b,t", "X4,open,1,a,b,t"));
        tables.write("right.csv", List.of("X1,done,1,a,b,t", "X2,done,1,a,b,t", "X3,done,1,a,b,t", "X4,done,1,a,b,t"));

        assertThat(tables.different("left.csv", "right.csv")
                        .at("/keys/different")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void twoKeysThatHaveExchangedTheirValuesAreTwoDifferences() throws IOException {
        tables.write("left.csv", List.of("X1,open,1,a,b,t", "X2,done,2,a,b,t"));
        tables.write("right.csv", List.of("X1,done,2,a,b,t", "X2,open,1,a,b,t"));

        assertThat(tables.different("left.csv", "right.csv")
                        .at("/keys/different")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatAgreesOnlyByARuleIsCounted() throws IOException {
        tables.write("left.csv", List.of("X1,CANCELED,10.50,A,,2026-01-01T10:00:00Z"));
        tables.write("right.csv", List.of("X1,cancelled,10.5,a ,\"\",2026-01-01 11:00:02"));
        var ended = place.run(
                "diff",
                "left.csv",
                "right.csv",
                "--key",
                "order_id",
                "--output",
                "json",
                "--compare",
                "total=number",
                "a=trim+ignore-case",
                "placed_at=2s",
                "--zone",
                "Europe/Berlin",
                "--map",
                "status:CANCELED=cancelled",
                "--blank-is-null",
                "b");
        var found = ComparedTables.json(ended.done());

        assertThat(found.at("/answer").asText()).isEqualTo("equal");
        assertThat(found.at("/keys/by-rule").asInt()).isEqualTo(1);
        assertThat(found.at("/rules").findValuesAsText("column"))
                .containsExactlyInAnyOrder("status", "total", "a", "b", "placed_at");
    }

    @Test
    void aToleranceIsAnAmountOrAShare() throws IOException {
        tables.write("left.csv", List.of("X1,open,100.00,a,b,t", "X2,open,100.00,a,b,t"));
        tables.write("right.csv", List.of("X1,open,100.01,a,b,t", "X2,open,100.60,a,b,t"));

        assertThat(mismatched("--compare", "total=0.01")).isEqualTo(1);
        assertThat(mismatched("--compare", "total=1%")).isZero();
        assertThat(mismatched("--compare", "total=number")).isEqualTo(2);
        assertThat(mismatched("--compare", "*=0.01")).isEqualTo(1);
        assertThat(mismatched("--compare", "status=exact", "--only")).isZero();
        assertThat(mismatched("--ignore", "total")).isZero();
    }

    private int mismatched(String... options) {
        var words = new ArrayList<>(List.of("diff", "left.csv", "right.csv", "--key", "order_id", "--output", "json"));
        words.addAll(Arrays.asList(options));
        return ComparedTables.json(place.run(words.toArray(String[]::new)))
                .at("/keys/mismatched")
                .asInt();
    }

    @Test
    void whatIsNoNumberIsNotEqualToOne() throws IOException {
        tables.write(
                "left.csv", List.of("X1,s,NaN,a,b,t", "X2,s,1e400,a,b,t", "X3,s,-0,a,b,t", "X4,s,1e999999999,a,b,t"));
        tables.write(
                "right.csv", List.of("X1,s,1,a,b,t", "X2,s,1E400,a,b,t", "X3,s,0,a,b,t", "X4,s,1e999999998,a,b,t"));
        var ended = place.run(
                "diff", "left.csv", "right.csv", "--key", "order_id", "--compare", "total=number", "--output", "csv");

        assertThat(ended.endedWith(ExitCode.HALTED).out().lines())
                .containsExactlyInAnyOrder(
                        "order_id,kind,column,left,right,standing",
                        "X1,value,total,NaN,1,confirmed",
                        "X4,value,total,1e999999999,1e999999998,confirmed");
    }
}
