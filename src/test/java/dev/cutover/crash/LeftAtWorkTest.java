package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that is told to leave while a program is at work that may not be repeated. */
class LeftAtWorkTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: copy
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems: { box: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - { action: Copy, id: copy, system: box, call: copy, timeout: 10m, undo: none, because: a copy }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: real
            systems:
              box:
                connector: command
                operations:
                  copy:
                    argv: [bin/copy]
                    read-back: { argv: [bin/became], done: [0], not-done: [1] }
            """;

    @TempDir
    private Path folder;

    private CrashSite site;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT);
        // It prints after it was left alone, too: nobody who has gone may end it by that.
        script(
                "copy",
                "echo x >>begun\nuntil [ -e goes-on ]; do sleep 0.05; done\necho half\necho whole\necho x >>ended");
        script("became", "[ -e ended ]");
        site = new CrashSite(folder.resolve("site")).hearingSignals();
    }

    @AfterEach
    void endTheProgram() throws IOException {
        Files.writeString(folder.resolve("goes-on"), "");
    }

    @ParameterizedTest
    @CsvSource({"TERM, told to end (SIGTERM)", "HUP, a hang-up (SIGHUP)"})
    void leavesTheProgramToItsEndAndSaysWhy(String signal, String reason) throws Exception {
        var process = begin();
        send(signal, process);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();
        assertThat(folder.resolve("ended")).doesNotExist();
        assertThat(record()).contains(reason).doesNotContain("the terminal is gone");

        // Whoever takes the run over waits for the program, and begins no second one.
        var next = site.start(Map.of(), "resume", "--no-input");
        Files.writeString(folder.resolve("goes-on"), "");
        assertThat(next.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();
        assertThat(next.exitValue()).as(site.said()).isZero();
        assertThat(Files.readAllLines(folder.resolve("begun"))).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("ended"))).hasSize(1);
    }

    @Test
    void whatCannotBeReadBackIsAskedOfAPersonOnceItHasEnded() throws Exception {
        Files.writeString(
                folder.resolve("local.yaml"),
                ENVIRONMENT.replace("        read-back: { argv: [bin/became], done: [0], not-done: [1] }\n", ""));
        var process = begin();
        send("TERM", process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();

        var next = site.start(Map.of(), "resume", "--no-input");
        Files.writeString(folder.resolve("goes-on"), "");
        assertThat(next.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();
        assertThat(next.exitValue()).as(site.said()).isEqualTo(ExitCode.WAITING.code());
        assertThat(site.said())
                .contains("at once: 'copy' was begun and its outcome is unknown")
                .contains("Did \"box: copy\" take effect?")
                .contains("the operation has no read-back");
        assertThat(Files.readAllLines(folder.resolve("begun"))).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("ended"))).hasSize(1);
    }

    @Test
    void hangUpLeavesARunnerThatWaitsAtWork() throws Exception {
        var process = begin("--wait");
        send("HUP", process);
        Files.writeString(folder.resolve("goes-on"), "");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();
        assertThat(process.exitValue()).as(site.said()).isZero();
        assertThat(Files.readAllLines(folder.resolve("ended"))).hasSize(1);
    }

    private Process begin(String... more) throws Exception {
        var line = new ArrayList<>(List.of(
                "run", "" + folder.resolve("runbook.yaml"), "--env", "" + folder.resolve("local.yaml"), "--no-input"));
        line.addAll(List.of(more));
        var process = site.start(Map.of(), line.toArray(String[]::new));
        while (process.isAlive() && !Files.exists(folder.resolve("begun"))) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(folder.resolve("begun")).as(site.said()).exists();
        return process;
    }

    private static void send(String signal, Process process) throws Exception {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
    }

    private String record() throws IOException {
        return Files.readString(site.home().folder(site.begun().orElseThrow()).record());
    }

    private void script(String name, String body) throws IOException {
        var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\ncd '" + folder + "'\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
