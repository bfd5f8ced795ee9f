package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cutover log} of runs whose systems are a program and a service that speaks HTTP. */
class RunLogCommandTest {
    private static final String TOKEN = "token-of-the-night";
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            title: Small
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems:
              box: { owner: web, flow: consumer }
              orders-api: { title: The orders, owner: web, flow: bidirectional }
            phases:
              - phase: night
                steps:
                  - { action: Copy, id: copy, system: box, call: copy, undo: none, because: a copy }
                  - action: Release the order
                    id: release
                    needs: [copy]
                    system: orders-api
                    call: release
                    with: { order: A-1 }
                    undo: none
                    because: a try
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            systems:
              box:
                connector: command
                operations: { copy: { argv: [bin/copy] } }
              orders-api:
                connector: http
                with:
                  url: %s
                  sign-in: { bearer: "${secret:OMS_TOKEN}" }
                operations:
                  release:
                    request: { method: POST, url: "/orders/{order}/release", json: { by: "{cutover.correlation}" } }
                    parameters: { order: { required: true } }
                    timeout: 5s
            """;

    @TempDir
    private Path folder;

    private Place place;
    private LocalService service;

    @BeforeEach
    void open() throws IOException {
        service = LocalService.plain();
        place = Place.in(folder).with("OMS_TOKEN", TOKEN);
        place.write("runbook.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT.formatted(service.url()));
        place.program("bin/copy", "echo copied");
        service.on("/orders/A-1/release", asked -> Told.json(200, "{}"));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private CommandContext run(String... more) {
        var line = new String[more.length + 5];
        System.arraycopy(new String[] {"run", "runbook.yaml", "--env", "lab.yaml", "--no-input"}, 0, line, 0, 5);
        System.arraycopy(more, 0, line, 5, more.length);
        return place.run(line);
    }

    private Path file() {
        return place.home().folder(place.home().runs().get(0)).log();
    }

    @Test
    void aStepHasItsCallsAndNoOthers() {
        run().endedWith(ExitCode.DONE);

        assertThat(place.run("log", "--step", "copy").done().out().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains(" INFO  begin system=box operation=copy step=copy attempt=1 ", "key=");
        assertThat(place.run("log", "--step", "copy").out()).contains("outcome=succeeded");
        assertThat(place.run("log").done().out())
                .contains(
                        "process-begins pid=",
                        "system=orders-api operation=release step=release",
                        "process-ends code=0");
        assertThat(place.run("log", "--system", "box", "--last", "1")
                        .done()
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    void theLastLinesOfAFailedRunNameTheStepThatFailed() throws IOException {
        place.program("bin/copy", "echo no room; exit 1");
        var halted = run().endedWith(ExitCode.HALTED);

        assertThat(halted.out())
                .contains("cutover log " + place.home().runs().get(0) + " --step copy  shows each call of it");
        assertThat(place.run("log", "--step", "copy", "--trouble").done().out())
                .contains("WARN  end   system=box operation=copy", "outcome=failed");
    }

    @Test
    void theLastLinesOfARunThatWaitsAboutACallInDoubtNameItsStep() {
        service.on(
                "/orders/A-1/release",
                asked -> Told.json(500, "{\"error\":\"refused for " + asked.header("Authorization") + "\"}"));
        var halted = run();
        String run = place.home().runs().get(0).value();

        assertThat(halted.endedWith(ExitCode.WAITING).out())
                .contains("cutover log " + run + " --step release  shows each call of it");
        assertThat(place.run("log", "--step", "release", "--trouble").done().out())
                .contains("system=orders-api operation=release")
                .contains("500");
    }

    @Test
    void aSecretInAnAnswerIsMaskedInCallsAndExchanges() throws IOException {
        service.on(
                "/orders/A-1/release",
                asked -> Told.json(500, "{\"error\":\"refused for " + asked.header("Authorization") + "\"}"));
        run("--log", "debug");

        assertThat(Files.readString(file()))
                .contains("logger=dev.cutover.exchanges", "/orders/A-1/release", "[secret OMS_TOKEN]")
                .doesNotContain(TOKEN);
    }

    @Test
    void withoutTheOptionExchangesAreNotLogged() throws IOException {
        run().endedWith(ExitCode.DONE);

        assertThat(Files.readString(file())).doesNotContain("dev.cutover.exchanges");
    }

    @Test
    void twoProcessesStandInOneLogWithALineBetween() {
        service.on("/orders/A-1/release", asked -> Told.json(500, "{}"));
        assertThat(run().exit()).isNotZero();
        place.run("resume", "--no-input");

        assertThat(place.run("log").done().out())
                .containsSubsequence(
                        "epoch=1 why=run", "process-ends", "\n----\n", "epoch=2 why=resume", "process-ends");
    }

    @Test
    void aDryRunHasALogOfWhatItReallyAsked() throws IOException {
        place.run("run", "runbook.yaml", "--env", "lab.yaml", "--dry-run").endedWith(ExitCode.DONE);

        assertThat(Files.readString(file())).contains("why=\"dry run\"").doesNotContain("operation=copy");
    }

    @Test
    void scriptsGetItAsOneDocument() throws IOException {
        run().endedWith(ExitCode.DONE);
        var document = new ObjectMapper()
                .readTree(place.run("log", "--step", "copy", "--output", "json")
                        .done()
                        .out());

        assertThat(document.path("document").asText()).isEqualTo("log");
        assertThat(document.path("entries").findValuesAsText("event")).containsExactly("begin", "end");
        assertThat(document.path("entries")
                        .path(1)
                        .path("fields")
                        .path("outcome")
                        .asText())
                .isEqualTo("succeeded");
    }

    @Test
    void aWrongNameIsRefusedWithTheNearest() {
        run().endedWith(ExitCode.DONE);

        assertThat(place.run("log", "--step", "relaese")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("the runbook has no step 'relaese'", "did you mean 'release'?");
        assertThat(place.run("log", "--system", "ship-to-home")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("the runbook has no system 'ship-to-home'", "box, orders-api");
        assertThat(place.run("log", "--last", "0").endedWith(ExitCode.USAGE).err())
                .contains("--last is at least 1");
    }

    @Test
    void aRunWithoutALogSaysSo() throws IOException {
        run().endedWith(ExitCode.DONE);
        Files.delete(file());

        assertThat(place.run("log").endedWith(ExitCode.ERROR).err()).contains("has no log", "cutover status");
    }

    @Test
    void aLogThatCannotBeWrittenIsToldOnceAndTheRunGoesOn() throws IOException {
        service.on("/orders/A-1/release", asked -> Told.json(500, "{}"));
        run();
        Files.delete(file());
        Files.createDirectory(file());
        service.on("/orders/A-1/release", asked -> Told.json(200, "{}"));
        var resumed = place.run("resume", "--no-input");

        assertThat(resumed.err()).containsOnlyOnce("the log of the run lacks").contains("is not a file");
        assertThat(place.run("verify").done().out()).isNotEmpty();
    }
}
