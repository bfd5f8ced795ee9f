package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RunFolder;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The status of a run that no process runs is put together from the snapshot that its runner left. Whether a snapshot
 * is used shows when the beginning of the record is damaged: whoever reads all of it cannot go on.
 */
class StatusFromSnapshotTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunWaitsForAPerson() throws IOException {
        place = RegionsLab.in(folder);
        place.write(
                "runbook.yaml",
                RegionsLab.RUNBOOK + RegionsLab.SHIFT.formatted("eu")
                        + "      - { task: Look at them, id: look, by: commander }\nrollback: { window: 15m }\n");
        place.run("run", "runbook.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.WAITING);
    }

    @Test
    void theSnapshotTellsWhatTheRecordTells() throws IOException {
        var fromSnapshot = both(place);
        Files.delete(run(place).snapshot());

        assertThat(fromSnapshot).isEqualTo(both(place));
        assertThat(fromSnapshot).contains("Look at them");
    }

    @Test
    void onlyTheUserCanReadTheSnapshot() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(run(place).snapshot())))
                .isEqualTo("rw-------");
    }

    @Test
    void itServesStatusAlone() throws IOException {
        damageTheBeginning(run(place));

        place.run("status").done();
        place.run("status", place.home().runs().get(0).value(), "--output", "json")
                .done();
        for (var command : List.of(
                List.of("verify"),
                List.of("report"),
                List.of("decisions"),
                List.of("resume", "--no-input"),
                List.of("rollback", "--reason", "a test", "--no-input"))) {
            assertThat(place.run(command.toArray(String[]::new)).exit())
                    .as("%s", command)
                    .isNotZero();
        }
    }

    @Test
    void aSnapshotOfAnEarlierMomentIsCarriedOn() throws IOException {
        byte[] early = Files.readAllBytes(run(place).snapshot());
        place.write("answers.yaml", "- { at: look, as: Dana Ortiz, say: done, reason: looked }\n");
        place.run("resume", "--answers", "answers.yaml", "--no-input").endedWith(ExitCode.DONE);
        Files.delete(run(place).snapshot());
        var fromRecord = both(place);
        Files.write(run(place).snapshot(), early);
        damageTheBeginning(run(place));

        assertThat(both(place)).isEqualTo(fromRecord).contains("DONE");
    }

    @Test
    void aCopiedHomeKeepsItsSnapshots() throws IOException {
        var fromHere = both(place);
        var other = Files.createDirectory(folder.resolve("other"));
        copy(folder.resolve(".cutover"), other.resolve(".cutover"));
        var there = Place.in(other);
        damageTheBeginning(run(there));

        assertThat(both(there)).isEqualTo(fromHere);
    }

    @Test
    void aRecordThatIsBrokenBeyondTheSnapshotIsToldAsEver() throws IOException {
        Files.writeString(
                run(place).record(), Files.readString(run(place).record()) + "0".repeat(64) + " {\"run\":\"other\"}\n");

        assertThat(place.run("status").endedWith(ExitCode.ERROR).err()).contains("the record is broken");
    }

    /** What somebody does to a snapshot or the record. */
    interface BadDay {
        void happensTo(RunFolder run, Place place) throws IOException;
    }

    private static Stream<Arguments> badDays() {
        return Stream.of(
                day("the snapshot is empty", (run, place) -> Files.write(run.snapshot(), new byte[0])),
                day("half of the snapshot was written", (run, place) -> {
                    byte[] whole = Files.readAllBytes(run.snapshot());
                    Files.write(run.snapshot(), Arrays.copyOf(whole, whole.length / 2));
                }),
                day("the snapshot is something else", (run, place) -> Files.write(run.snapshot(), new byte[100_000])),
                day("a byte of the snapshot is another", (run, place) -> {
                    byte[] bytes = Files.readAllBytes(run.snapshot());
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(run.snapshot(), bytes);
                }),
                day(
                        "the snapshot is of another build",
                        (run, place) -> rewrite(run.snapshot(), "cutover-snapshot-1 [0-9]+", "cutover-snapshot-1 17")),
                day("the snapshot is of another run", (run, place) -> {
                    var other =
                            RegionsLab.in(Files.createDirectory(place.folder().resolve("other")));
                    Files.copy(
                            place.folder().resolve("runbook.yaml"),
                            other.folder().resolve("runbook.yaml"));
                    other.run("run", "runbook.yaml", "--env", "lab", "--no-input")
                            .endedWith(ExitCode.WAITING);
                    Files.write(run.snapshot(), Files.readAllBytes(run(other).snapshot()));
                }),
                day("the record ends before the snapshot does", (run, place) -> {
                    var lines = Files.readAllLines(run.record());
                    Files.writeString(run.record(), String.join("\n", lines.subList(0, lines.size() - 4)) + "\n");
                }),
                day("the record's line of that number is another", (run, place) -> {
                    byte[] bytes = Files.readAllBytes(run.record());
                    bytes[bytes.length - 10] ^= 1;
                    Files.write(run.record(), bytes);
                }),
                day("there is no snapshot", (run, place) -> Files.delete(run.snapshot())));
    }

    private static Arguments day(String name, BadDay badDay) {
        return Arguments.of(name, badDay);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDays")
    void aSnapshotThatDoesNotFitIsNotUsed(String name, BadDay badDay) throws IOException {
        var run = run(place);
        badDay.happensTo(run, place);
        damageTheBeginning(run);

        assertThat(place.run("status").endedWith(ExitCode.ERROR).err()).contains("the record is broken at line 1 ");
    }

    private static String both(Place place) {
        return place.run("status").done().out()
                + place.run("status", "--output", "json").done().out();
    }

    private static RunFolder run(Place place) {
        return place.home().folder(place.home().runs().get(0));
    }

    /** Who reads the record from its first line on finds it changed; its length stays. */
    private static void damageTheBeginning(RunFolder run) throws IOException {
        byte[] bytes = Files.readAllBytes(run.record());
        bytes[100] ^= 1;
        Files.write(run.record(), bytes);
    }

    private static void rewrite(Path file, String what, String to) throws IOException {
        var latin = StandardCharsets.ISO_8859_1;
        Files.writeString(file, Files.readString(file, latin).replaceFirst(what, to), latin);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
