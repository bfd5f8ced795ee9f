package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandTest {
    @TempDir
    private Path folder;

    private Place place;
    private ComparedTables tables;

    @BeforeEach
    void begin() {
        place = Place.in(folder);
        tables = new ComparedTables(place);
    }

    @Test
    void aBrokenLineInTheMiddleMakesTheAnswerIncomplete() throws IOException {
        tables.write("left.csv", List.of("X1,open", "X2,open,1,a,b,t"));
        tables.write("right.csv", List.of("X2,open,1,a,b,t"));
        var ended =
                place.run("diff", "left.csv", "right.csv", "--key", "order_id").endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.out())
                .startsWith("no difference in the 301 keys that could be compared; not everything could be read:"
                        + " nothing is said of 1 row\n")
                .contains("it has 2 values, and the header has 6");
    }

    @Test
    void aKeyInABrokenLineIsNotMissing() throws IOException {
        tables.write("left.csv", List.of("X1,\"open\"!,1,a,b,t"));
        tables.write("right.csv", List.of("X1,open,1,a,b,t", "X2,open,1,a,b,t"));
        var found = unread("left.csv", "right.csv");

        assertThat(found.at("/keys/missing-left").asInt()).isEqualTo(1);
        assertThat(found.at("/causes/0/samples/0/key/0").asText()).isEqualTo("X2");
        assertThat(found.at("/incomplete").toString())
                .contains("1 row of left.csv could not be read")
                .contains("nothing is said of 1 key whose row could not be read");
    }

    /** Its key may be any of those that the side seems to lack. */
    @Test
    void whereABrokenLineShowsNoKeyNothingIsToldMissingThatMayBeThere() throws IOException {
        tables.write("left.csv", List.of("X1", "X2,open,1,a,b,t"));
        tables.write("right.csv", List.of("X1,open,1,a,b,t", "X3,open,1,a,b,t", "X4,open,1,a,b,t"));
        var found = unread("left.csv", "right.csv");

        // Nobody knows which two are missing, so that they are in no figure, and in the tally neither.
        assertThat(found.at("/keys/missing-left").asInt()).isZero();
        assertThat(found.at("/keys/missing-right").asInt()).isEqualTo(1);
        assertThat(found.at("/figures/missing").asInt()).isEqualTo(1);
        assertThat(found.at("/causes")).hasSize(1);
        assertThat(found.at("/causes/0/samples/0/key/0").asText()).isEqualTo("X2");
        assertThat(found.at("/incomplete").toString())
                .contains("3 keys were not found in left.csv, which has 1 row without a legible key:"
                        + " one of them may be that one, and at least 2 were not there when it was read");
    }

    @Test
    void rowsThatAnOpenQuoteSwallowsAreNotMissing() throws IOException {
        tables.write("left.csv", List.of("X1,\"open,1,a,b,t", "X2,open,1,a,b,t"));
        tables.write("right.csv", List.of("X1,open,1,a,b,t", "X2,open,1,a,b,t"));
        var found = unread("left.csv", "right.csv");

        assertThat(found.at("/keys/missing-left").asInt()).isZero();
        assertThat(found.at("/rows/left/unread").asInt()).isEqualTo(3);
    }

    @Test
    void aKeyInABrokenLineOfJsonIsNotMissing() throws IOException {
        place.write("left.jsonl", "{\"id\":\"1\",\"a\":\"x\"}\n{\"id\":\"2\",\"a\":x}\n{\"a\"\n");
        place.write("right.csv", "id,a\n1,x\n2,x\n3,x\n4,x\n");
        var ended = place.run("diff", "left.jsonl", "right.csv", "--key", "id", "--output", "json")
                .endedWith(ExitCode.INCOMPLETE);

        assertThat(ComparedTables.json(ended).at("/keys/missing-left").asInt()).isZero();
        assertThat(ComparedTables.json(ended).at("/incomplete").toString())
                .contains("nothing is said of 1 key whose row could not be read")
                .contains("2 keys were not found in left.jsonl");
    }

    private JsonNode unread(String left, String right) {
        return ComparedTables.json(place.run("diff", left, right, "--key", "order_id", "--output", "json")
                .endedWith(ExitCode.INCOMPLETE));
    }

    @Test
    void aRowWithoutAKeyCannotBeRead() throws IOException {
        tables.write("left.csv", List.of(",open,1,a,b,t"));
        tables.write("right.csv", List.of());
        var found =
                ComparedTables.json(place.run("diff", "left.csv", "right.csv", "--key", "order_id", "--output", "json")
                        .endedWith(ExitCode.INCOMPLETE));

        assertThat(found.at("/rows/left/unread").asInt()).isEqualTo(1);
        assertThat(found.at("/keys/mismatched").asInt()).isZero();
    }

    @Test
    void aFileThatBreaksOffIsNeverEqual() throws IOException {
        tables.write("left.csv", List.of());
        tables.write("right.csv", List.of());
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write((ComparedTables.HEADER + "\n" + "X1,open,1,a,b,t\n".repeat(400_000))
                    .getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(zipped.toByteArray(), zipped.size() - 12));
        var ended = place.run("diff", "cut.csv.gz", "right.csv", "--key", "order_id")
                .endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.out()).contains("cut.csv.gz could not be read to its end");
    }

    @Test
    void oneSideMayBeEmpty() throws IOException {
        tables.write("left.csv", List.of());
        place.write("right.csv", ComparedTables.HEADER + "\n");
        place.write("none.jsonl", "");

        assertThat(tables.different("left.csv", "right.csv")
                        .at("/keys/missing-right")
                        .asInt())
                .isEqualTo(ComparedTables.ROWS);
        assertThat(tables.different("none.jsonl", "left.csv")
                        .at("/keys/missing-left")
                        .asInt())
                .isEqualTo(ComparedTables.ROWS);
    }

    @Test
    void oneHotKeyIsOneFinding() throws IOException {
        tables.write("left.csv", List.of());
        tables.write("right.csv", Collections.nCopies(50_000, "HOT,open,1,a,b,t"));
        var found = tables.different("left.csv", "right.csv");

        assertThat(found.at("/keys/mismatched").asInt()).isEqualTo(1);
        assertThat(found.at("/rows/right/read").asInt()).isEqualTo(ComparedTables.ROWS + 50_000);
    }

    @Test
    void aColumnMoreThanYesterdayIsToldAndNotCompared() throws IOException {
        tables.write("left.csv", List.of());
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
    void aNameThatComesLateInJsonIsNotPassedOverUntilItIsIgnored() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            lines.append("{\"id\":\"").append(i).append("\"}\n");
        }
        place.write("right.jsonl", lines + "{\"id\":\"x\",\"late\":1}\n");
        place.write("left.jsonl", lines + "{\"id\":\"x\"}\n");
        var passedOver = place.run("diff", "left.jsonl", "right.jsonl", "--key", "id");
        var ignored = place.run("diff", "left.jsonl", "right.jsonl", "--key", "id", "--ignore", "late");

        assertThat(passedOver.endedWith(ExitCode.INCOMPLETE).out()).contains("--columns late compares it");
        assertThat(ignored.done().out()).startsWith("equal: all 1,001 keys agree");
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
        tables.write("left.csv", List.of("X1,open,1,a,b,t"));
        tables.write("right.csv", List.of());
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
        tables.write("left.csv", List.of("X1,open,1,a,b,t"));
        tables.write("right.csv", List.of());
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
        tables.write("left.csv", List.of());
        tables.write("right.csv", List.of());
        String[] parts = line.split(" \\| ", -1);
        var words = new ArrayList<>(List.of("diff"));
        words.addAll(List.of(parts[0].split(" ", -1)));
        var ended = place.run(words.toArray(String[]::new)).endedWith(ExitCode.USAGE);

        assertThat(ended.err()).contains(parts[1]).doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aFileWithoutAHeaderIsNotRead() throws IOException {
        tables.write("left.csv", List.of());
        place.write("right.csv", "");
        var ended =
                place.run("diff", "left.csv", "right.csv", "--key", "order_id").endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.err()).contains("right.csv is empty: it has not even a header");
    }

    @Test
    void recordSetsOfAnEnvironmentAreCompared() throws IOException {
        place.write("sandbox.yaml", """
                environment: sandbox
                clock: real
                systems:
                  legacy-oms: { connector: sandbox }
                  storefront: { connector: sandbox }
                """);
        var ended = place.run(
                "diff",
                "--env",
                "sandbox",
                "storefront.lines",
                "storefront.lines",
                "--key",
                "order_id,line_no",
                "--from",
                "2m",
                "--until",
                "1m",
                "--compare",
                "sku=exact",
                "--only",
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
}
