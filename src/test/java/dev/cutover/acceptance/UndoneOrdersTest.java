package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rollback of a command for several orders undoes it for those that it changed, if its undo names them. */
class UndoneOrdersTest {
    /** Both are with the old platform when the rehearsal begins. */
    private static final String HELD_BEFORE = "SO-014842748928";

    private static final String OTHER = "SO-014842748929";

    /** The first hold stands for somebody else's; the last step fails. What is looked at is put out by reads. */
    private static final String RUNBOOK =
            """
            cutover: 1
            runbook: holds
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
            systems:
              legacy-oms: { owner: fulfillment, contact: "#oms", flow: bidirectional, sla: 99.9 % }
            phases:
              - phase: hold
                steps:
                  - action: Hold one order
                    id: before
                    system: legacy-oms
                    call: hold
                    with: { orders: [HELD_BEFORE] }
                    undo: none
                    because: it was on hold before
                  - action: Hold both
                    id: both
                    system: legacy-oms
                    call: hold
                    with: { orders: [HELD_BEFORE, OTHER] }
                    undo: { call: resume, with: { orders: UNDONE } }
                    retry: { times: 2, backoff: 10s }
                  - action: Hold an order that there is not
                    id: fails
                    system: legacy-oms
                    call: hold
                    with: { orders: [SO-999999999999] }
                    undo: none
                    because: it does nothing
                    on-failure: rollback
            rollback:
              window: 15m
              steps:
                - action: See that the one order is still on hold
                  id: still-held
                  system: legacy-oms
                  call: hold
                  with: { orders: [] }
                  verify: { call: order, with: { order: HELD_BEFORE }, expect: { held: "true" } }
                - action: See that the other one is not
                  id: not-held
                  system: legacy-oms
                  call: hold
                  with: { orders: [] }
                  verify: { call: order, with: { order: OTHER }, expect: { held: "false" } }
            """.replace("HELD_BEFORE", HELD_BEFORE).replace("OTHER", OTHER);

    private static final String SCENARIO = """
            rehearsal: holds
            runbook: runbook.yaml
            environment: environment.yaml
            seed: 42
            expect: { outcome: rolled-back }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aSandbox() throws IOException {
        place = Place.in(folder);
        place.write("environment.yaml", """
                environment: test
                clock: virtual
                systems:
                  legacy-oms: { connector: sandbox }
                """);
        place.write("scenario.yaml", SCENARIO);
    }

    @Test
    void whatTheRunDidNotChangeIsLeftAlone() throws IOException {
        place.write("runbook.yaml", RUNBOOK.replace("UNDONE", "\"${step.both.output.changed}\""));

        place.run("rehearse", "scenario.yaml").done();
    }

    @Test
    void anUndoThatNamesAllOrdersUndoesWhatTheRunHasNotDone() throws IOException {
        place.write("runbook.yaml", RUNBOOK.replace("UNDONE", "[" + HELD_BEFORE + ", " + OTHER + "]"));

        assertThat(place.run("rehearse", "scenario.yaml")
                        .endedWith(ExitCode.HALTED)
                        .out())
                .contains("expected rolled-back, but it was stuck");
    }

    /** Better named than guessed: the system has held an order, and its answer got lost. */
    @Test
    void withoutAnAnswerTheUndoIsLeftToPeople() throws IOException {
        place.write("runbook.yaml", RUNBOOK.replace("UNDONE", "\"${step.both.output.changed}\""));
        place.write("scenario.yaml", SCENARIO.replace("rolled-back", "stuck") + """
                inject:
                  - { when: { step: both }, for: 1s, system: legacy-oms, fault: fail-after }
                """);

        String run = place.run("rehearse", "scenario.yaml")
                .done()
                .out()
                .lines()
                .filter(line -> line.startsWith("holds "))
                .map(line -> line.replaceAll(".* ", ""))
                .findFirst()
                .orElseThrow();

        assertThat(place.run("report", run, "--format", "md").done().out())
                .contains("step 'both' (legacy-oms: hold) was not undone", "so it is unknown what to undo");
    }
}
