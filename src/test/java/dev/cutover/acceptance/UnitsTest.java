package dev.cutover.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares between Cutover and the programs of an environment, each with its unit. */
class UnitsTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        place.run("init", ".", "--template", "command").done();
        replace("local.yaml", "clock: real", "clock: virtual");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 20     | `50` has no unit, and a percentage is compared",
                "5000 % 20 | 5000 % is no share: it is over 100 %",
                "-1 % 20   | -1 % is no share: it is below 0 %"
            })
    void aGateStaysClosedOverANumberThatIsNoShare(String printed, String why) throws IOException {
        place.write("bin/measure", "#!/bin/sh\necho '" + printed + "'\n");
        replace("runbook.yaml", "min-samples: 100", "min-samples: 1");

        assertThat(run().endedWith(ExitCode.HALTED).err()).contains("healthy has NO DATA", why);
        assertThat(place.run("check", "runbook.yaml", "--env", "local")
                        .endedWith(ExitCode.HALTED)
                        .out())
                .contains("metrics: no data for healthy (" + why);
    }

    @Test
    void aStatedUnitOpensTheGateForABareNumber() throws IOException {
        place.write("bin/measure", "#!/bin/sh\necho 99.9 1200\n");
        replace("local.yaml", "queries: [served],", "queries: [served], unit: percent,");

        assertThat(run().endedWith(ExitCode.DONE).err()).contains("healthy is GREEN: 99.9 %, must be >= 99.5 %");
    }

    @Test
    void aNumberThatIsTooLargeIsAFaultInTheCheck() throws IOException {
        place.write("bin/measure", "#!/bin/sh\necho 1e400 1200\n");
        replace("local.yaml", "queries: [served],", "queries: [served], unit: percent,");

        assertThat(place.run("check", "runbook.yaml", "--env", "local")
                        .endedWith(ExitCode.HALTED)
                        .out())
                .contains("healthy: the program printed 1e400, which is too large a number");
        assertThat(run().endedWith(ExitCode.HALTED).err()).contains("healthy has NO DATA", "1e400");
    }

    @Test
    void aProgramThatThinksInPercentMovesWhatTheRunbookSays() throws IOException {
        run().endedWith(ExitCode.DONE);
        assertThat(folder.resolve("weights/east")).hasContent("100");

        replace("local.yaml", "unit: percent", "");
        place.write("weights/east", "0");
        place.write("weights/west", "0");
        assertThat(run().exit()).isNotZero();
        assertThat(place.run("check", "runbook.yaml", "--env", "local")
                        .endedWith(ExitCode.HALTED)
                        .out())
                .contains("a bare number has no unit; print `5 %`, or set `unit: percent`");
        assertThat(folder.resolve("weights/east")).hasContent("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{percent} | {weight} | uses {weight}, which does not say its unit",
                "{segment.region} | {segment.regoin} | did you mean {segment.region}?",
                "{segment.region} | {segment.host} | dimensions: region",
                "{window} | {windw} | did you mean {window}?"
            })
    void validateFindsAPlaceThatCannotBeFilled(String place, String wrong, String told) throws IOException {
        replace("local.yaml", "\"" + place + "\"", "\"" + wrong + "\"");
        var validated =
                this.place.run("validate", "runbook.yaml", "--env", "local").endedWith(ExitCode.INVALID);

        assertThat(validated.err()).contains(told, "local.yaml:");
    }

    @Test
    void aRunThatAnEarlierVersionHasPinnedKeepsItsMeaning() throws IOException, NoSuchAlgorithmException {
        replace("local.yaml", "{percent}", "{basis-points}");
        replace("local.yaml", "unit: percent", "unit: basis-points");
        place.run("run", "runbook.yaml", "--env", "local", "--no-input").endedWith(ExitCode.WAITING);
        becomeOld();
        place.write("bin/measure", "#!/bin/sh\necho 0.999 1200\n");
        place.write("bin/set-share", """
                #!/bin/sh
                mkdir -p weights; echo "$CUTOVER_WEIGHT $2" >>sets
                b=$(cat weights/$1 2>/dev/null || echo 0); echo $2 >weights/$1; echo $b $2
                """);

        assertThat(place.run("resume", "--answers", "answers.yaml", "--no-input")
                        .endedWith(ExitCode.DONE)
                        .err())
                .contains("healthy in east is GREEN: 99.9 %", "east is at 5 %, read back");
        assertThat(folder.resolve("sets")).content().startsWith("500 500\n");
        place.run("rollback", "--reason", "a test", "--no-input").endedWith(ExitCode.ROLLED_BACK);
        assertThat(folder.resolve("weights/west")).hasContent("0");
    }

    @Test
    void aMessageTellsTheValueOfACriterionAndALiteralPlaceholder() throws IOException {
        replace(
                "runbook.yaml",
                "      - shift: East",
                "      - notify: Tell the shop\n        id: tell\n        to: [platform]\n        message: \"served"
                        + " ${criterion.healthy.value} before east; see $${HOME} and $${criterion.x}\"\n"
                        + "      - shift: East");
        run().endedWith(ExitCode.DONE);
        var home = place.home();
        assertThat(Files.readString(home.folder(home.runs().get(0)).record()))
                .contains("served 99.98 % before east; see ${HOME} and ${criterion.x}");

        replace("runbook.yaml", "${criterion.healthy.value}", "${criterion.healty.value}");
        assertThat(place.run("validate", "runbook.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("there is no criterion 'healty'", "did you mean 'healthy'?");
    }

    /** Writes the record as a version before units wrote it. */
    private void becomeOld() throws IOException, NoSuchAlgorithmException {
        var home = place.home();
        var record = home.folder(home.runs().get(0)).record();
        String before = "0".repeat(64);
        var lines = new StringBuilder();
        var mapper = new ObjectMapper();
        for (String line : Files.readAllLines(record)) {
            String event = line.substring(65);
            if (event.contains("\"language\":2")) {
                var created = (ObjectNode) mapper.readTree(event);
                var pinned = created.findParent("language");
                pinned.remove("language");
                pinned.put(
                        "environmentText",
                        pinned.path("environmentText")
                                .asText()
                                .replace("{basis-points}", "{weight}")
                                .replaceAll(" *unit: basis-points\n", ""));
                event = mapper.writeValueAsString(created);
            }
            before = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest((before + event).getBytes(UTF_8)));
            lines.append(before).append(' ').append(event).append('\n');
        }
        Files.writeString(record, lines);
        // The copy would prove that the record was rewritten.
        Files.delete(record.resolveSibling("journal.mv.db"));
    }

    private CommandContext run() {
        return place.run("run", "runbook.yaml", "--env", "local", "--answers", "answers.yaml", "--no-input");
    }

    private void replace(String file, String what, String by) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(what);
        Files.writeString(folder.resolve(file), text.replace(what, by));
    }
}
