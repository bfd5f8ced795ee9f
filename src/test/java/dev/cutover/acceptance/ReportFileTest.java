package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.Main;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.DiskFullException;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.problem.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that a report is written to: all of it or nothing. */
class ReportFileTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRun() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
    }

    @Test
    void theEndingOfTheFileSaysTheFormat() throws IOException {
        var written =
                place.run("report", SampleRuns.WAITING, "-o", "night.json").endedWith(ExitCode.DONE);

        assertThat(written.out()).isEmpty();
        assertThat(written.err()).matches("written: night.json, \\d+ (bytes|KB)\\R");
        assertThat(Files.readString(folder.resolve("night.json")))
                .startsWith("{")
                .contains("\"report\"");
        place.run("report", SampleRuns.WAITING, "-o", "night.csv").endedWith(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve("night.csv"))).startsWith("run,phase,step,");
        place.run("report", SampleRuns.WAITING, "-o", "night.txt", "--format", "md")
                .endedWith(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve("night.txt"))).startsWith("# ");
    }

    @Test
    void anEndingThatTellsNoFormatIsNotGuessedAt() {
        assertThat(place.run("report", SampleRuns.DONE, "-o", "night.pdf")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("the ending of 'night.pdf' tells no format", "for a PDF, print the html");
        assertThat(folder.resolve("night.pdf")).doesNotExist();
    }

    @Test
    void anEndingThatTellsAnotherFormatIsRefused() {
        assertThat(place.run("report", SampleRuns.DONE, "-o", "night.html", "--format", "md")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("'night.html' ends as html, and --format says md");
        assertThat(folder.resolve("night.html")).doesNotExist();
    }

    @Test
    void anEarlierFileIsReplacedAndNothingStaysBesideIt() throws IOException {
        place.write("night.md", "old");
        place.run("report", SampleRuns.DONE, "-o", "night.md").endedWith(ExitCode.DONE);

        assertThat(Files.readString(folder.resolve("night.md"))).contains("COMPLETED");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".cutover", "night.md");
    }

    @Test
    void whatIsNoRegularFileStays() throws IOException {
        place.write("kept.md", "kept");
        Files.createSymbolicLink(folder.resolve("link.md"), folder.resolve("kept.md"));
        Files.createDirectory(folder.resolve("folder.md"));

        for (String name : new String[] {"link.md", "folder.md", "/dev/null"}) {
            assertThat(place.run("report", SampleRuns.DONE, "-o", name)
                            .endedWith(ExitCode.USAGE)
                            .err())
                    .contains("'" + name + "' is no regular file, and is not overwritten");
        }
        assertThat(Files.readString(folder.resolve("kept.md"))).isEqualTo("kept");
        assertThat(folder.resolve("link.md")).isSymbolicLink();
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        assertThat(place.run("report", SampleRuns.DONE, "-o", "nowhere/night.md")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("there is no folder for 'nowhere/night.md'");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aFullDiskIsOneErrorAndTheEarlierFileStays() throws IOException {
        place.write("night.md", "old");
        var err = new StringWriter();
        var environment = new ProcessEnvironment(
                place.environment(),
                folder,
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                false,
                fullWhenWrittenTo());

        int exit = Main.run(environment, "report", SampleRuns.DONE, "-o", "night.md");

        assertThat(exit).isEqualTo(ExitCode.ERROR.code());
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("'night.md' cannot be written: no space left", "nothing of it was left");
        assertThat(Files.readString(folder.resolve("night.md"))).isEqualTo("old");
    }

    /** A real disk, but for its room. */
    private static Disk fullWhenWrittenTo() {
        var real = new FileDisk();
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("replace")) {
                        throw new DiskFullException("no space left on the disk of " + arguments[0], new IOException());
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aTableIsForSpreadsheets() {
        assertThat(place.run("report", "-o", "night.md", "--table", "steps")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--table is for csv");
    }
}
