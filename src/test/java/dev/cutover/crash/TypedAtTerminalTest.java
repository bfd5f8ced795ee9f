package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a person types at a real terminal, besides answers. */
@EnabledOnOs(OS.LINUX)
class TypedAtTerminalTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: copy
            title: Copy
            roles:
              lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort, amend] }
              helper: { who: [Bo Ray] }
            systems: { box: { title: The box, owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - { action: Copy, id: copy, system: box, call: copy, undo: none, because: a copy }
                  - { gate: Fine, id: fine, approve: { by: [lead] } }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: real
            systems:
              box: { connector: command, operations: { copy: { argv: ["true"] } } }
            """;

    @TempDir
    private Path folder;

    private CrashSite site;
    private Process terminal;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT);
        Files.writeString(
                folder.resolve("answers.yaml"), "answers: [{ at: fine, as: Ann Lee, say: go, after: 10m }]\n");
        site = new CrashSite(folder.resolve("site"));
    }

    @AfterEach
    void end() {
        terminal.descendants().forEach(ProcessHandle::destroy);
        terminal.destroy();
    }

    private void begin(String... more) throws IOException {
        var line = new ArrayList<>(List.of(
                "run",
                folder.resolve("runbook.yaml").toString(),
                "--env",
                folder.resolve("local.yaml").toString(),
                "--progress",
                "lines"));
        line.addAll(List.of(more));
        terminal = site.startAtTerminal(line.toArray(String[]::new));
    }

    /** Types a line once the terminal says something, and waits for what it says next. */
    private void type(String line, String then) throws IOException {
        int before = site.said().length();
        terminal.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> site.said().substring(before).contains(then));
    }

    private void says(String words) {
        await().atMost(60, TimeUnit.SECONDS).until(() -> site.said().contains(words));
    }

    private String record() throws IOException {
        return Files.readString(folder.resolve("site/home/runs")
                .resolve(site.begun().orElseThrow().value())
                .resolve("events.log"));
    }

    @Test
    void whatAScriptWouldAnswerIsTakenOverAndTheRecordSaysSo() throws Exception {
        Files.writeString(folder.resolve("seen.txt"), "what I saw");
        begin("--answers", folder.resolve("answers.yaml").toString());
        says("scripted: Ann Lee answers fine at ");
        type("/note the carrier called", "Accepted: the note is recorded");
        type("/evidence " + folder.resolve("seen.txt") + " --step copy", "Accepted: seen.txt is kept with the run");
        type("/amend people helper Cy Dow", "who>");
        type("Bo Ray", "is not an option");
        type("Ann Lee", "reason>");
        type("illness", "impact>");
        type("none", "Accepted: people of helper: Bo Ray becomes Cy Dow");
        type("/mine helper", "For helper");
        type("/answer", "answer>");
        type("go", "who>");
        type("1", "Ann Lee says GO at fine");
        assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();

        assertThat(record())
                .contains("took over the question at fine; the scripted answer of Ann Lee is not given")
                .contains("\"via\":\"prompt\"", "the carrier called", "seen.txt")
                .doesNotContain("\"via\":\"answers\"");
        assertThat(site.said())
                .contains("answer not given: 'go' by Ann Lee at fine: somebody took the question over")
                .doesNotContain("no question asked for the answer");
    }

    @Test
    void anAbortAsksWhoWhyAndWhatItMeansAndForTheRunsId() throws Exception {
        begin();
        says("answer>");
        type("/stop?", "Stays done");
        type("/abort the carrier is down", "who>");
        type("1", "impact>");
        type("none", "confirm>");
        type("yes", "that is not " + site.begun().orElseThrow());
        type(site.begun().orElseThrow().value(), "aborted, traffic stays where it is");
        assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).as(site.said()).isTrue();

        assertThat(terminal.exitValue()).isEqualTo(ExitCode.DECLINED.code());
        assertThat(record()).contains("ABORTED", "the carrier is down");
    }
}
