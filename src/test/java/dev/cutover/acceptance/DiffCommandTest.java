package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandTest {
    private static final String HEADER = "order_id,status,total,a,b,placed_at";
    private static final int ROWS = 300;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void begin() {
        place = Place.in(folder);
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
        String row = "X1,open,10.50,a,b,2026-01-01T10:00:00Z";
        return Stream.of(
                new Planted(
                        "missing left", List.of(), List.of(row), Map.of("missing-left", 1), "is missing on the left"),
                new Planted(
                        "missing right",
                        List.of(row),
                        List.of(),
                        Map.of("missing-right", 1),
                        "is missing on the right"),
                new Planted(
                        "copy left",
                        List.of(row, row),
                        List.of(row),
                        Map.of("duplicates", 1),
                        "is there more than once on the left"),
                new Planted(
                        "copy right",
                        List.of(row),
                        List.of(row, row),
                        Map.of("duplicates", 1),
                        "is there more than once on the right"),
                value("one column", row, row.replace("open", "done"), "is 'open' on the left, 'done' on the right"),
                value(
                        "no value against an empty text",
                        row.replace(",a,", ",,"),
                        row.replace(",a,", ",\"\","),
                        "has no value on the left and an empty text on the right"),
                value("case", row, row.replace("open", "Open"), "differs in upper and lower case only"),
                value("trailing blank", row, row.replace("open", "open "), "differs in white space at the ends only"),
                value(
                        "the form of a number",
                        row,
                        row.replace("10.50", "10.5"),
                        "differs in the form of the number only"),
                value("a zone", row, row.replace("T10", "T11"), "is 1h later on the right"),
                value(
                        "an accent",
                        row.replace("open", "caf\u00e9"),
                        row.replace("open", "cafe\u0301"),
                        "differs in the Unicode form of the same letters only"),
                new Planted(
                        "key 007 against 7",
                        List.of(row.replace("X1", "007")),
                        List.of(row.replace("X1", "7")),
                        Map.of("missing-left", 1, "missing-right", 1),
                        "is missing on the left"),
                new Planted(
                        "keys above 2^53",
                        List.of(row.replace("X1", "9007199254740993")),
                        List.of(row.replace("X1", "9007199254740992")),
                        Map.of("missing-left", 1, "missing-right", 1),
                        "is missing on the left"),
                new Planted(
                        "rows after the greatest key of the other side",
                        List.of(),
                        List.of(row.replace("X1", "ZZ1"), row.replace("X1", "ZZ2")),
                        Map.of("missing-left", 2),
                        "is missing on the left"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachPlantedKindIsFoundAndNothingElse(Planted planted) throws IOException {
        write("left.csv", planted.left());
        write("right.csv", planted.right());
        var found = json(place.run("diff", "left.csv", "right.csv", "--key", "order_id", "--output", "json")
                .endedWith(ExitCode.HALTED));

        planted.keys()
                .forEach((kind, count) ->
                        assertThat(found.at("/keys/" + kind).asInt()).as(kind).isEqualTo(count));
        int all = planted.keys().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(found.at("/keys/mismatched").asInt()).isEqualTo(all);
        assertThat(found.at("/keys/equal").asInt()).isEqualTo(ROWS);
        assertThat(found.at("/causes").findValuesAsText("signature")).contains(planted.signature());
    }

    @Test
    void aBorderBetweenColumnsIsNotMoved() throws IOException {
        write("left.csv", List.of("X1,open,1,a|b,c,t"));
        write("right.csv", List.of("X1,open,1,a,b|c,t"));
        var found = different("left.csv", "right.csv");

        assertThat(found.at("/keys/different").asInt()).isEqualTo(1);
        assertThat(found.at("/causes").findValuesAsText("column")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theSameChangeInAnEvenNumberOfRowsIsFoundInEach() throws IOException {
        write("left.csv", List.of("X1,open,1,a,b,t", "X2,open,1,a,b,t", "X3,open,1,a,b,t", "X4,open,1,a,b,t"));
        write("right.csv", List.of("X1,done,1,a,b,t", "X2,done,1,a,b,t", "X3,done,1,a,b,t", "X4,done,1,a,b,t"));

        assertThat(different("left.csv", "right.csv").at("/keys/different").asInt())
                .isEqualTo(4);
    }

    @Test
    void twoKeysThatHaveExchangedTheirValuesAreTwoDifferences() throws IOException {
        write("left.csv", List.of("X1,open,1,a,b,t", "X2,done,2,a,b,t"));
        write("right.csv", List.of("X1,done,2,a,b,t", "X2,open,1,a,b,t"));

        assertThat(different("left.csv", "right.csv").at("/keys/different").asInt())
                .isEqualTo(2);
    }

    @Test
    void whatAgreesOnlyByARuleIsCounted() throws IOException {
        write("left.csv", List.of("X1,CANCELED,10.50,A,,2026-01-01T10:00:00Z"));
        write("right.csv", List.of("X1,cancelled,10.5,a ,\"\",2026-01-01 11:00:02"));
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
        var found = json(ended.done());

        assertThat(found.at("/answer").asText()).isEqualTo("equal");
        assertThat(found.at("/keys/by-rule").asInt()).isEqualTo(1);
        assertThat(found.at("/rules").findValuesAsText("column"))
                .containsExactlyInAnyOrder("status", "total", "a", "b", "placed_at");
    }

    @Test
    void aToleranceIsAnAmountOrAShare() throws IOException {
        write("left.csv", List.of("X1,open,100.00,a,b,t", "X2,open,100.00,a,b,t"));
        write("right.csv", List.of("X1,open,100.01,a,b,t", "X2,open,100.60,a,b,t"));

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
        return json(place.run(words.toArray(String[]::new)))
                .at("/keys/mismatched")
                .asInt();
    }

    @Test
    void whatIsNoNumberIsNotEqualToOne() throws IOException {
        write("left.csv", List.of("X1,s,NaN,a,b,t", "X2,s,1e400,a,b,t", "X3,s,-0,a,b,t", "X4,s,1e999999999,a,b,t"));
        write("right.csv", List.of("X1,s,1,a,b,t", "X2,s,1E400,a,b,t", "X3,s,0,a,b,t", "X4,s,1e999999998,a,b,t"));
        var ended = place.run(
                "diff", "left.csv", "right.csv", "--key", "order_id", "--compare", "total=number", "--output", "csv");

        assertThat(ended.endedWith(ExitCode.HALTED).out().lines())
                .containsExactlyInAnyOrder(
                        "order_id,kind,column,left,right,standing",
                        "X1,value,total,NaN,1,confirmed",
                        "X4,value,total,1e999999999,1e999999998,confirmed");
    }

    @Test
    void aBrokenLineInTheMiddleMakesTheAnswerIncomplete() throws IOException {
        write("left.csv", List.of("X1,open", "X2,open,1,a,b,t"));
        write("right.csv", List.of("X2,open,1,a,b,t"));
        var ended =
                place.run("diff", "left.csv", "right.csv", "--key", "order_id").endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.out())
                .startsWith("no difference in the 301 keys that could be compared; not everything could be read:"
                        + " nothing is said of 1 row\n")
                .contains("it has 2 values, and the header has 6");
    }

    @Test
    void aRowWithoutAKeyCannotBeRead() throws IOException {
        write("left.csv", List.of(",open,1,a,b,t"));
        write("right.csv", List.of());
        var found = json(place.run("diff", "left.csv", "right.csv", "--key", "order_id", "--output", "json")
                .endedWith(ExitCode.INCOMPLETE));

        assertThat(found.at("/rows/left/unread").asInt()).isEqualTo(1);
        assertThat(found.at("/keys/mismatched").asInt()).isZero();
    }

    @Test
    void aFileThatBreaksOffIsNeverEqual() throws IOException {
        write("left.csv", List.of());
        write("right.csv", List.of());
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write((HEADER + "\n" + "X1,open,1,a,b,t\n".repeat(400_000)).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(zipped.toByteArray(), zipped.size() - 12));
        var ended = place.run("diff", "cut.csv.gz", "right.csv", "--key", "order_id")
                .endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.out()).contains("cut.csv.gz could not be read to its end");
    }

    @Test
    void oneSideMayBeEmpty() throws IOException {
        write("left.csv", List.of());
        place.write("right.csv", HEADER + "\n");
        place.write("none.jsonl", "");

        assertThat(different("left.csv", "right.csv").at("/keys/missing-right").asInt())
                .isEqualTo(ROWS);
        assertThat(different("none.jsonl", "left.csv").at("/keys/missing-left").asInt())
                .isEqualTo(ROWS);
        assertThat(place.run("diff", "right.csv", "right.csv", "--key", "order_id")
                        .done()
                        .out())
                .startsWith("equal: there are no rows on either side\n");
    }

    @Test
    void oneHotKeyIsOneFinding() throws IOException {
        write("left.csv", List.of());
        write("right.csv", Collections.nCopies(50_000, "HOT,open,1,a,b,t"));
        var found = different("left.csv", "right.csv");

        assertThat(found.at("/keys/mismatched").asInt()).isEqualTo(1);
        assertThat(found.at("/rows/right/read").asInt()).isEqualTo(ROWS + 50_000);
    }

    @Test
    void aColumnMoreThanYesterdayIsToldAndNotCompared() throws IOException {
        write("left.csv", List.of());
        place.write(
                "right.csv",
                Files.readString(folder.resolve("left.csv"))
                        .replaceAll("(?m)$", ",x")
                        .replaceFirst("x", "channel")
                        .replaceAll("\n,x$", "\n"));
        var ended =
                place.run("diff", "left.csv", "right.csv", "--key", "order_id").done();

        assertThat(ended.out())
                .contains("equal: all 300 keys agree")
                .contains("not compared, because only right.csv has it: channel");
    }

    @Test
    void jsonLinesAreComparedWithCsvAndOneSideWithStandardInput() throws IOException {
        place.write("left.csv", "id,total,note\nA,1.10,\nB,2,x\n");
        place.write(
                "right.jsonl",
                "{\"number\":\"A\",\"total\":1.10,\"note\":null}\n{\"number\":\"B\",\"total\":2,"
                        + "\"note\":\"x\"}\n");

        assertThat(place.run("diff", "left.csv", "right.jsonl", "--key", "id", "--rename", "right:number=id")
                        .done()
                        .out())
                .startsWith("equal: all 2 keys agree");
    }

    @Test
    void hostileTextIsHarmlessWhereverItGoes() throws IOException {
        place.write("left.csv", "id,a\n=1+2,x\n::set-output,y\n");
        place.write("right.csv", "id,a\n=1+2,\u001b[2Jred\u202e\n::set-output,<script>\n");
        var page = place.run("diff", "left.csv", "right.csv", "--key", "id");
        var csv = place.run("diff", "left.csv", "right.csv", "--key", "id", "--output", "csv");

        assertThat(page.out()).doesNotContain("\u001b", "\u202e").contains("\\x1b[2Jred\\u202e");
        assertThat(csv.out()).doesNotContain("\u001b", "\u202e").contains("'=1+2,value,a,x,");
    }

    @Test
    void everyDifferenceGoesIntoAFileThatBelongsToItsUser() throws IOException {
        write("left.csv", List.of("X1,open,1,a,b,t"));
        write("right.csv", List.of());
        var ended = place.run(
                        "diff", "left.csv", "right.csv", "--key", "order_id", "--output", "csv", "-o", "found.csv")
                .endedWith(ExitCode.HALTED);

        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("written: found.csv", "1 of 301 keys differs (0.33 %)");
        assertThat(folder.resolve("found.csv"))
                .hasContent("order_id,kind,column,left,right,standing\r\nX1,missing-right,,,,confirmed\r\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("found.csv"))).hasSize(2);
    }

    @Test
    void noTemporaryFileIsLeftBehind() throws IOException {
        write("left.csv", List.of("X1,open,1,a,b,t"));
        write("right.csv", List.of());
        var killed = folder.resolve(".cutover/compare/diff-0123456789abcdef/pass-0");
        Files.createDirectories(killed);
        Files.writeString(killed.resolve("rows"), "left behind by a process that was killed");
        place.run("diff", "left.csv", "right.csv", "--key", "order_id").endedWith(ExitCode.HALTED);

        assertThat(folder.resolve(".cutover/compare")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no.csv right.csv --key id | there is no file no.csv",
                ". right.csv --key id | . is a folder, not a file of rows",
                "- - --key id | both sides cannot be standard input",
                "left.csv right.csv --key order | did you mean 'order_id'?",
                "left.csv right.csv --key order_id --compare totl=number | neither side has a column 'totl'",
                "left.csv right.csv --key order_id --compare total | --compare takes COLUMN=RULE, not 'total'",
                "left.csv right.csv --key order_id --compare total=nmber | did you mean 'number'?",
                "left.csv right.csv --key order_id --compare total=0.01+2s | says twice what the values are",
                "left.csv right.csv --key order_id --compare total=1 total=2 | --compare has two rules for 'total'",
                "left.csv right.csv --key order_id --compare order_id=trim | keys are compared by their bytes",
                "left.csv right.csv --key order_id --map status=x | --map takes COLUMN:LEFT=RIGHT",
                "left.csv right.csv --key order_id --map status:a=b status:a=c | says twice",
                "left.csv right.csv --key order_id --rename id=order_id | --rename takes SIDE:COLUMN=NAME",
                "left.csv right.csv --key order_id --rename left:a=b | has two columns that are called 'b' here",
                "left.csv right.csv --key order_id --zone Mars | --zone Mars is no time zone",
                "left.csv right.csv --key order_id --delimiter ;; | --delimiter takes one ASCII letter",
                "left.csv right.csv --key order_id --second-look soon | --second-look soon cannot be read",
                "left.csv right.csv --key order_id -o no/found.csv | there is no folder for 'no/found.csv'",
                "left.csv right.csv --key order_id -o . | '.' is no regular file"
            })
    void wrongUsageIsOneClearError(String line) throws IOException {
        write("left.csv", List.of());
        write("right.csv", List.of());
        String[] parts = line.split(" \\| ");
        var words = new ArrayList<>(List.of("diff"));
        words.addAll(List.of(parts[0].split(" ")));
        var ended = place.run(words.toArray(String[]::new)).endedWith(ExitCode.USAGE);

        assertThat(ended.err()).contains(parts[1]).doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aFileWithoutAHeaderIsNotRead() throws IOException {
        write("left.csv", List.of());
        place.write("right.csv", "");
        var ended =
                place.run("diff", "left.csv", "right.csv", "--key", "order_id").endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.err()).contains("right.csv is empty: it has not even a header");
    }

    @Test
    void recordSetsOfAnEnvironmentAreCompared() throws IOException {
        place.write(
                "sandbox.yaml",
                "environment: sandbox\nclock: real\nsystems:\n  legacy-oms: { connector: sandbox }\n"
                        + "  orchestrator: { connector: sandbox }\n");
        var ended = place.run(
                "diff",
                "--env",
                "sandbox",
                "legacy-oms.lines",
                "legacy-oms.lines",
                "--key",
                "order_id,line_no",
                "--from",
                "2m",
                "--until",
                "1m",
                "--second-look",
                "0s");

        assertThat(ended.endedWith(ExitCode.DONE).out()).contains("keys agree");
        assertThat(place.run("diff", "--env", "sandbox", "legacy-oms.order", "legacy-oms.orders", "--key", "order_id")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("system 'legacy-oms' has no record set 'order'", "did you mean 'orders'?");
        assertThat(place.run("diff", "--env", "sandbox", "legacy.orders", "legacy-oms.orders", "--key", "order_id")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("sandbox.yaml has no system 'legacy'", "did you mean 'legacy-oms'?");
    }

    private JsonNode different(String left, String right) {
        return json(place.run("diff", left, right, "--key", "order_id", "--output", "json")
                .endedWith(ExitCode.HALTED));
    }

    private static JsonNode json(CommandContext ended) {
        try {
            return new ObjectMapper().readTree(ended.out());
        } catch (IOException e) {
            throw new AssertionError(ended.toString(), e);
        }
    }

    /** Rows that both sides have, and others among them. */
    private void write(String name, List<String> others) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < ROWS; i++) {
            lines.add("SO-" + (1000 + i) + ",open," + i + ".25,x,\"y, z\",2026-01-01T10:00:00Z");
        }
        if (name.startsWith("right")) {
            Collections.reverse(lines);
        }
        lines.addAll(ROWS / 2, others);
        place.write(name, HEADER + "\n" + String.join("\n", lines) + "\n");
    }
}
