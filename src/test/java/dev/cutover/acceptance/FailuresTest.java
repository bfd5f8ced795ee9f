package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.Main;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told when the tool itself fails. */
class FailuresTest {
    private static final Pattern ELSEWHERE = Pattern.compile("the stack trace is in (\\S+\\.log);");

    @TempDir
    private Path folder;

    @Test
    void aFaultIsOnePlainSentenceAndTheStackTraceIsInTheLog() throws IOException {
        Files.createDirectories(folder.resolve(".cutover"));

        var ended = failing(new IllegalStateException("a wire came loose"), "runs");

        var log = folder.resolve(".cutover/cutover.log");
        assertThat(ended.endedWith(ExitCode.ERROR).err())
                .isEqualTo("error: this is a bug in Cutover, not in your files: java.lang.IllegalStateException: a"
                        + " wire came loose\n  = the stack trace is in " + log + "; `--verbose` shows it here\n");
        assertThat(log).content().contains("IllegalStateException: a wire came loose", "\tat dev.cutover.");
        assertThat(Files.getPosixFilePermissions(log)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void withoutAHomeTheStackTraceGoesIntoAFileOfItsOwn() throws IOException {
        var ended = failing(new IllegalStateException("a wire came loose"), "runs");

        var found = ELSEWHERE.matcher(ended.err());
        assertThat(found.find()).isTrue();
        var file = Path.of(found.group(1));
        assertThat(file).content().contains("a wire came loose");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isEmptyDirectory();
        Files.delete(file);
    }

    @Test
    void whoAsksForTheStackTraceGetsItCleaned() throws IOException {
        Files.createDirectories(folder.resolve(".cutover"));

        var ended = failing(new IllegalStateException("a wire\u001b[2J came loose"), "runs", "--verbose");

        assertThat(ended.err())
                .contains("at dev.cutover.", "a wire\\x1b[2J came")
                .doesNotContain("\u001b");
    }

    @Test
    void noMemoryAndNoStackAreSaidPlainly() {
        assertThat(failing(new OutOfMemoryError("Java heap space"), "runs")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("out of memory", "CUTOVER_JAVA_OPTS=-Xmx")
                .doesNotContain("fault");
        assertThat(failing(new StackOverflowError(), "runs")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("out of stack")
                .doesNotContain("\tat ");
    }

    @Test
    void aScriptFindsTheFaultInThePlaceOfTheAnswer() {
        var ended = failing(new IllegalStateException("a wire came loose"), "runs", "--output", "json");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .startsWith("{\n  \"cutover\" : \"1\",\n  \"document\" : \"problems\",\n  \"exit\" : 1,");
    }

    @Test
    void whatCannotBeWrittenIsNamedWithTheReason() throws IOException {
        Place.in(folder).copy("orders.yaml");

        var ended = failing(new AccessDeniedException("/srv/.cutover"), "run", "orders.yaml", "--no-input");

        assertThat(ended.endedWith(ExitCode.ERROR).err())
                .contains("cannot begin a run", "/srv/.cutover: permission denied")
                .doesNotContain("fault of the tool");
        assertThat(failing(new AccessDeniedException("/srv/.cutover"), "runs")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("cannot list the runs", "/srv/.cutover: permission denied");
    }

    private CommandContext failing(Throwable fault, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var processEnvironment = new ProcessEnvironment(
                Map.of(),
                folder,
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                new FaultyDisk(fault));
        int exit = Main.run(processEnvironment, args);
        return new CommandContext(List.of(args), exit, out.toString(), err.toString());
    }
}
