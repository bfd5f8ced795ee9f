package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a short command does not need it must not load: half of its time would be that. */
class StartUpTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "-V"})
    void theHelpAndTheVersionNeedNoParserOfTheCommandLineAndReadNothing(String asked) throws Exception {
        assertThat(loadedBy(asked))
                .noneMatch(name -> name.startsWith("picocli."))
                .noneMatch(name -> name.startsWith("com.fasterxml."))
                .noneMatch(name -> name.startsWith("org.jline."))
                .noneMatch(name -> name.startsWith("dev.cutover.engine.move."))
                .noneMatch(name -> name.startsWith("dev.cutover.yaml.tree."));
    }

    @Test
    void aLookAtARunNeedsNoDatabaseAndNoLog() throws Exception {
        SampleRuns.fill(Place.in(folder).home());

        var loaded = loadedBy("status");

        assertThat(loaded)
                .anyMatch(name -> name.startsWith("dev.cutover.console.board."))
                .noneMatch(name -> name.startsWith("org.h2."))
                .noneMatch(name -> name.startsWith("org.jdbi."))
                .noneMatch(name -> name.startsWith("org.slf4j."))
                .noneMatch(name -> name.startsWith("ch.qos.logback."))
                .noneMatch(name -> name.startsWith("java.util.logging."))
                .noneMatch(name -> name.startsWith("dev.cutover.connector."))
                .noneMatch(name -> name.startsWith("org.jline.terminal."))
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."));
    }

    @Test
    void theStatusOfARunThatAProcessRunsNeedsNoParserAndNoBoard() throws Exception {
        var place = Place.in(folder);
        place.write("runbook.yaml", """
                cutover: 1
                runbook: gate
                roles: { lead: { who: [Nobody], may: [go, rollback, abort] } }
                systems: { local: { owner: lead, flow: consumer } }
                phases:
                  - { phase: all, starts: T, steps: [{ gate: Ready, id: ready, approve: { by: [lead] } }] }
                """);
        place.write("local.yaml", """
                environment: local
                live: false
                clock: virtual
                systems: { local: { connector: sandbox } }
                """);
        var run = place.startUntilItWaits("run", "runbook.yaml", "--env", "local.yaml", "--wait", "--no-input");

        var loaded = loadedBy("status");

        place.run("abort", "--as", "Nobody", "--reason", "over").done();
        run.get(1, TimeUnit.MINUTES);
        assertThat(Files.readString(folder.resolve("out"))).contains("waits for people");
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("picocli."))
                .noneMatch(name -> name.startsWith("com.fasterxml."))
                .noneMatch(name -> name.startsWith("org.jline."))
                .noneMatch(name -> name.startsWith("dev.cutover.yaml."))
                .noneMatch(name -> name.startsWith("dev.cutover.run.fact."));
    }

    @Test
    void aListOfRunsThatAreCompleteNeedsNoRunbook() throws Exception {
        var home = Place.in(folder).home();
        SampleRuns.done(home);

        assertThat(loadedBy("runs"))
                .anyMatch(name -> name.startsWith("dev.cutover.journal."))
                .noneMatch(name -> name.startsWith("dev.cutover.yaml."))
                .noneMatch(name -> name.startsWith("org.yaml."));
    }

    @Test
    void aRunOfProgramsThatSayNothingNeedsNoModelOfJsonAndNoTerminal() throws Exception {
        Files.writeString(folder.resolve("runbook.yaml"), """
                cutover: 1
                runbook: programs
                roles: { lead: { who: [Nobody], may: [go, rollback, abort] } }
                systems: { local: { owner: lead, flow: consumer } }
                phases:
                  - phase: all
                    starts: T
                    steps:
                      - { action: One, id: one, system: local, call: nothing, undo: { none: nothing was done } }
                """);
        Files.writeString(folder.resolve("local.yaml"), """
                environment: local
                live: false
                clock: real
                systems:
                  local: { connector: command, operations: { nothing: { argv: ["true"], idempotent: true } } }
                """);

        assertThat(loadedBy("run", "runbook.yaml", "--env", "local.yaml", "--no-input"))
                .anyMatch(name -> name.startsWith("dev.cutover.connector.command."))
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."))
                .noneMatch(name -> name.startsWith("org.jline.terminal.impl."))
                .noneMatch(name -> name.startsWith("org.jdbi."));
    }

    /** The classes that a process of its own has loaded; tests have loaded all of them long ago. */
    private List<String> loadedBy(String... args) throws IOException, InterruptedException {
        var log = folder.resolve("classes.log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcutover.stdin=none",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cutover.cli.Main"));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
        return Files.readAllLines(log).stream()
                .map(line ->
                        line.substring(line.lastIndexOf("[class,load] ") + 13).split(" ", 2)[0])
                .filter(name -> !name.startsWith("java.") || name.startsWith("java.util.logging."))
                .toList();
    }
}
