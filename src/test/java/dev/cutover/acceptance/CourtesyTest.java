package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chat that is down: what a message cannot do to a cutover, and where people see that it was not delivered. */
class CourtesyTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: chat
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems:
              host: { owner: web, flow: consumer }
              chat: { owner: web, flow: consumer }
            phases:
              - phase: night
                steps:
                  - { notify: Tell everybody, id: tell, to: [lead], via: chat, message: It begins.%s }
                  - { action: The work, id: work, system: host, call: work, undo: none, because: a try }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void write() throws IOException {
        place = Place.in(folder);
        place.write("local.yaml", """
                environment: lab
                live: false
                clock: virtual
                systems:
                  host: { connector: command, operations: { work: { argv: [touch, done], idempotent: true } } }
                  chat: { connector: command, with: { messages: { argv: ["false", "{subject}"] } } }
                """);
    }

    @Test
    void messageThatIsNotDeliveredStopsNothingAndIsTold() throws IOException {
        place.write("runbook.yaml", RUNBOOK.formatted(""));

        var run = place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input");

        run.endedWith(ExitCode.DONE);
        assertThat(folder.resolve("done")).exists();
        assertThat(run.out() + run.err()).contains("not delivered: tell");
        assertThat(place.run("status").out()).containsPattern("(?i)not delivered.*tell|tell.*not delivered");
        assertThat(place.run("status", "--output", "json").out()).containsPattern("(?s)ndelivered.*tell");
    }

    @Test
    void messageToThoseAQuestionIsEscalatedToIsToldToo() throws IOException {
        String more = RUNBOOK.replace("roles: {", "roles: { boss: { who: [Bo Ek], may: [go, abort] },")
                .replace("phases:", "commander: boss\nphases:");
        place.write("runbook.yaml", more.formatted("") + """
                      - task: Look at it
                        id: fine
                        by: lead
                        timeout: 10m
                        on-failure: continue
                        critical: false
                        escalate: { commander: 5m, via: chat }
                """);

        var run = place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input", "--wait");

        run.endedWith(ExitCode.DONE);
        assertThat(run.out() + run.err())
                .contains("not delivered: tell: ", "not delivered: fine (to the commander): ")
                .contains("all 3 steps finished, 2 of them skipped");
        assertThat(place.run("status").out()).contains("not delivered: tell, fine (to the commander)");
    }

    @Test
    void criticalMessageStopsTheRunUntilSomebodyDecides() throws IOException {
        place.write("runbook.yaml", RUNBOOK.formatted(", critical: true"));

        var run = place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input");

        assertThat(run.exit()).isIn(ExitCode.WAITING.code(), ExitCode.HALTED.code());
        assertThat(folder.resolve("done")).doesNotExist();
    }
}
