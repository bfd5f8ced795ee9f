package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as spreadsheets and other systems write them, against one in the usual form. */
class FilesOfOtherFormsTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String GERMAN = """
            sep=;
            id;total;placed_at;city
            1;785.991,48;24.11.2026 03:03;K\u00f6ln
            2;1.000,00;25.03.2026 12:00;Bonn
            3;0,5;24.11.2026 03:03;Bonn
            4;-1.234,5;24.11.2026 03:03;Bonn
            5;12,00-;24.11.2026 03:03;Bonn
            """.replace("\n", "\r\n");
    private static final String ISO = """
            id,total,placed_at,city
            1,785991.48,2026-11-24T02:03:00Z,K\u00f6ln
            2,1000,2026-03-25T11:00:00Z,Bonn
            3,0.50,2026-11-24T02:03:00Z,Bonn
            4,-1234.50,2026-11-24T02:03:00Z,Bonn
            5,-12,2026-11-24T02:03:00Z,Bonn
            """;
    private static final String[] READ = {
        "--compare",
        "total=number",
        "placed_at=time",
        "--decimal",
        "left:,",
        "--dates",
        "left:dd.MM.yyyy HH:mm",
        "--zone",
        "left:Europe/Berlin"
    };

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void begin() throws IOException {
        place = Place.in(folder);
        place.write("iso.csv", ISO);
        place.write("german.csv", "\ufeff" + GERMAN);
    }

    @Test
    void aGermanExportIsEqualToAnIsoOne() {
        assertThat(diff("german.csv", "iso.csv", READ).done().out()).startsWith("equal: all 5 keys agree");
    }

    @Test
    void eachDifferenceOfAGermanExportIsFoundAndNoOther() throws IOException {
        place.write(
                "german.csv",
                GERMAN.replace("785.991,48", "785.991,49")
                        .replace("2;1.000,00;25.03.2026 12:00", "2;1.000,00;25.03.2026 13:00"));
        var found = ComparedTables.json(
                diff("german.csv", "iso.csv", with(READ, "--output", "json")).endedWith(ExitCode.HALTED));

        assertThat(found.at("/keys/different").asInt()).isEqualTo(2);
        assertThat(found.at("/keys/equal").asInt()).isEqualTo(3);
        assertThat(found.at("/causes").findValuesAsText("signature"))
                .containsExactlyInAnyOrder("is 0.01 less on the right", "is 1h earlier on the right");
    }

    @Test
    void theKeyOfABrokenRowOfAGermanExportIsNotMissing() throws IOException {
        place.write("german.csv", GERMAN.replace("12:00;Bonn", "12:00;Bonn;too;many"));
        var found = ComparedTables.json(
                diff("german.csv", "iso.csv", with(READ, "--output", "json")).endedWith(ExitCode.INCOMPLETE));

        assertThat(found.at("/keys/missing-left").asInt()).isZero();
        assertThat(found.at("/keys/equal").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5     | 1.5   | same text",
                "1.234   | 1.234 | other number",
                "12.34,5 | 1234.5 | no number",
                "1,2,3   | 1.23 | no number",
                "1,5e3   | 1500 | equal",
                "'1.234' | 1234 | equal",
                "+7      | 7    | equal",
                "'-'     | 0    | no number",
                "NaN     | NaN  | same text",
                "31.02.2026 | 31022026 | no number"
            })
    void aNumberIsReadAsItsSideWritesItAndNotOtherwise(String left, String right, String meaning) throws IOException {
        place.write("one.csv", "id;total\n1;" + left + "\n");
        place.write("other.csv", "id,total\n1," + right + "\n");
        var ended = diff("one.csv", "other.csv", "--compare", "total=number", "--decimal", "left:,");

        boolean isEqual = meaning.equals("equal") || meaning.equals("same text");
        ended.endedWith(isEqual ? ExitCode.DONE : ExitCode.HALTED);
    }

    @Test
    void aDayThatItsMonthDoesNotHaveIsNoTime() throws IOException {
        place.write("one.csv", "id,at\n1,30.02.2026\n");
        place.write("other.csv", "id,at\n1,2026-02-28\n");

        diff("one.csv", "other.csv", "--compare", "at=time", "--dates", "left:dd.MM.yyyy", "--zone", "UTC")
                .endedWith(ExitCode.HALTED);
    }

    @Test
    void timesOfTwoZonesAreCompared() throws IOException {
        place.write("one.csv", "id,at\n1,2026-03-28 23:30:00\n2,2026-10-25 03:30:00\n");
        place.write("other.csv", "id,at\n1,2026-03-28 22:30:00\n2,2026-10-25 02:30:00\n");

        diff("one.csv", "other.csv", "--compare", "at=time", "--zone", "left:Europe/Berlin", "--zone", "right:UTC")
                .done();
        diff("one.csv", "other.csv", "--compare", "at=time", "--zone", "UTC").endedWith(ExitCode.HALTED);
    }

    @Test
    void eachSideMayBeWrittenInItsOwnWay() throws IOException {
        place.write("one.txt", "id|a|b\n1|\\N|\"\n");
        place.write("other.txt", "id;a;b\n1;-;\"\"\"\"\n");

        diff(
                        "one.txt",
                        "other.txt",
                        "--null",
                        "left:\\N",
                        "--null",
                        "right:-",
                        "--delimiter",
                        "left:|",
                        "--delimiter",
                        "right:;",
                        "--format",
                        "left:csv",
                        "--no-quotes",
                        "left:")
                .done();
    }

    @Test
    void aFileInAnotherEncodingIsDecoded() throws IOException {
        Files.write(folder.resolve("german.csv"), GERMAN.getBytes(WINDOWS));
        Files.write(folder.resolve("wide.csv"), GERMAN.replace("sep=;\r\n", "").getBytes(StandardCharsets.UTF_16));
        var told = diff("german.csv", "iso.csv", READ).endedWith(ExitCode.HALTED);

        assertThat(told.out())
                .contains("german.csv is not in UTF-8: line 3 has the byte 0xf6")
                .contains("--encoding left:windows-1252")
                .contains("K\\xf6ln")
                .doesNotContain("\ufffd");
        diff("german.csv", "iso.csv", with(READ, "--encoding", "left:windows-1252"))
                .done();
        diff("wide.csv", "iso.csv", with(READ, "--encoding", "left:UTF-16")).done();
    }

    @Test
    void aByteThatItsEncodingDoesNotHaveIsNoLetter() throws IOException {
        Files.write(folder.resolve("one.csv"), "id,city\n1,\u0081\n".getBytes(StandardCharsets.ISO_8859_1));
        var ended =
                diff("one.csv", "iso.csv", "--encoding", "left:windows-1252").endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.err()).contains("it has bytes that are none of windows-1252: it is in another encoding");
    }

    @Test
    void valuesThatAreNotUtf8AreNotTheSameByARule() throws IOException {
        Files.write(folder.resolve("one.csv"), "id,city\n1,K\u00f6ln\n".getBytes(WINDOWS));
        Files.write(folder.resolve("other.csv"), "id,city\n1,K\u00e4ln\n".getBytes(WINDOWS));

        var ended = diff("one.csv", "other.csv", "--trim", "city").endedWith(ExitCode.HALTED);

        assertThat(ended.out()).contains("K\\xf6ln", "K\\xe4ln");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PK\u0003\u0004x | x.xlsx | save the sheet as \"CSV UTF-8\"",
                "BZh9 | x.bz2 | is compressed by bzip2",
                "<!DOCTYPE html><html> | x.csv | is a page of HTML and has no rows",
                "<?xml version='1.0'?> | x.csv | is XML",
                "[{\"id\":1}] | x.json | jq -c '.[]' x.json makes lines of it",
                "[ {\"id\":1}] | x.txt | jq -c '.[]' x.txt makes lines of it",
                "%PDF-1.7 | x.csv | is a PDF"
            })
    void whatIsNoTableIsRefusedWithWhatToDo(String content, String name, String why) throws IOException {
        Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
        var ended = diff(name, "iso.csv").endedWith(ExitCode.INCOMPLETE);

        assertThat(ended.err()).contains(name, why);
    }

    @Test
    void anObjectOverSeveralLinesIsRefusedWithWhatToDo() throws IOException {
        place.write("x.json", "{\n  \"id\": 1\n}\n");

        assertThat(diff("x.json", "iso.csv").endedWith(ExitCode.INCOMPLETE).err())
                .contains("jq -c . x.json makes lines of them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--decimal left:, | --decimal is without effect: no column is compared as numbers",
                "--decimal x --compare total=number | --decimal takes a comma or a point, not 'x'",
                "--dates left:dd.MM.yyyy | --dates is without effect: no column is compared as times",
                "--dates dd.mm.yyyy --compare placed_at=time | it has no year, month and day",
                "--dates dd.MM.yyyy_hh:mm --compare placed_at=time | it has not both the hour of the day (HH)",
                "--dates foo --compare placed_at=time | --dates foo is no pattern of a date",
                "--zone left:Mars --compare placed_at=time | --zone Mars is no time zone",
                "--encoding windwos-1252 | did you mean 'windows-1252'?",
                "--delimiter , --delimiter ; | --delimiter is given twice for both sides",
                "--format left:xls | --format takes csv, tsv or json, not 'xls'"
            })
    void wrongUsageIsOneClearError(String line) {
        String[] parts = line.split(" \\| ", -1);
        var ended = diff("iso.csv", "iso.csv", parts[0].split(" ", -1)).endedWith(ExitCode.USAGE);

        assertThat(ended.err()).contains(parts[1]).doesNotContain("\tat ");
    }

    private static String[] with(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private CommandContext diff(String left, String right, String... more) {
        return place.run(with(new String[] {"diff", left, right, "--key", "id"}, more));
    }
}
