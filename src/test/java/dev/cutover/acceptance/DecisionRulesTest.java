package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runbook that demands a reason and an impact of every decision, and decisions that nobody asked for. */
class DecisionRulesTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookWithDemands() throws IOException {
        place = Place.in(folder);
        place.write("runbook.yaml", """
                cutover: 1
                runbook: strict
                roles:
                  commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort, amend] }
                  lead: { who: [Ines Park] }
                decisions: { require: [reason, impact] }
                phases:
                  - phase: only
                    steps:
                      - { gate: Ready, id: ready, approve: { by: [commander] } }
                      - decision: The way
                        id: way
                        ask: Which way?
                        by: commander
                        choices: [ { say: on, then: continue }, { say: back, then: rollback } ]
                """);
        place.write("test.yaml", "environment: test\nsystems: {}\nclock: 60x\n");
    }

    private CompletableFuture<CommandContext> started() {
        var runner = place.start("run", "runbook.yaml", "--env", "test.yaml", "--wait", "--no-input");
        waitFor("cutover decide ready go");
        return runner;
    }

    private void waitFor(String line) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> place.home().runs().size() == 1
                        && place.run("decide").out().contains(line));
    }

    private String refused(String... line) {
        return place.run(line).endedWith(ExitCode.USAGE).err();
    }

    private JsonNode json(String... line) throws IOException {
        return new ObjectMapper().readTree(place.run(line).done().out());
    }

    @Test
    void everyDecisionNeedsBothButNothingThatStops() throws Exception {
        var runner = started();
        assertThat(place.run("decide").done().out())
                .contains(
                        "cutover decide ready go --as \"Dana Ortiz\" --reason \"why\" --impact \"what it may lead to\"");
        assertThat(refused("decide", "ready", "go", "--as", "Dana Ortiz")).contains("needs a reason and an impact");
        assertThat(refused("decide", "ready", "go", "--as", "Dana Ortiz", "--reason", "green"))
                .contains("'go' needs an impact");
        assertThat(refused("abort", "--as", "Dana Ortiz", "--reason", "enough")).contains("needs an impact");
        assertThat(refused("decisions", "add", "rule 7 off", "--as", "Ines Park", "--impact", "none"))
                .contains("needs a reason");
        place.run("hold").done();
        assertThat(refused("continue", "--as", "Dana Ortiz")).contains("needs a reason");
        place.run("continue", "--as", "Dana Ortiz", "--reason", "all is well").done();

        place.run("decide", "ready", "go", "--as", "Dana Ortiz", "--reason", "green", "--impact", "none")
                .done();
        waitFor("cutover decide way on");
        assertThat(place.run("decide", "way", "back", "--as", "Dana Ortiz")
                        .done()
                        .out())
                .contains("Dana Ortiz says back");
        runner.get(60, TimeUnit.SECONDS);
        assertThat(json("decisions", "--output", "json").path("decisions").findValuesAsText("choice"))
                .contains("hold", "continue", "go", "back");
    }

    @Test
    void aHoldEndsWithItsReasonAlsoWhenItsRunIsResumed() throws IOException {
        place.run("run", "runbook.yaml", "--env", "test.yaml", "--no-input").endedWith(ExitCode.WAITING);
        var flag =
                Files.createFile(place.home().folder(place.home().runs().get(0)).holdFlag());
        place.run("resume", "--no-input").endedWith(ExitCode.WAITING);
        Files.delete(flag);

        assertThat(refused("resume", "--continue", "--as", "Dana Ortiz", "--no-input"))
                .contains("continuing needs a reason", "add --reason TEXT");
        place.run("resume", "--continue", "--as", "Dana Ortiz", "--reason", "all is well", "--no-input")
                .endedWith(ExitCode.WAITING);
        assertThat(place.run("decisions").done().out()).contains("continue: all is well");
    }

    @Test
    void aRollbackIsListedAsWhatItNeedsAtOnce() throws Exception {
        var runner = started();
        place.run("decide", "ready", "go", "--as", "Dana Ortiz", "--reason", "green", "--impact", "none")
                .done();
        waitFor("cutover decide way on");
        assertThat(place.run("decide").done().out().lines().map(String::strip))
                .contains("cutover decide way back --as \"Dana Ortiz\"")
                .anyMatch(line -> line.startsWith("back: ") && line.endsWith("(its reason and its impact may follow)"));
        place.run("decide", "way", "back", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerInAFileThatLacksThemIsAnErrorAtItsPlace() throws IOException {
        place.write("answers.yaml", """
                - { at: ready, as: Dana Ortiz, say: go, reason: green }
                - { at: way, as: Dana Ortiz, say: back }
                - { at: way, as: Dana Ortiz, say: on, impact: none }
                """);

        assertThat(place.run("validate", "runbook.yaml", "answers.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("'go' at ready needs an impact", "answers.yaml:1", "'on' at way needs a reason", ":3:")
                .contains("2 problems");
    }

    @Test
    void aDecisionThatNobodyAskedForIsShownWithAllThatItHas() throws Exception {
        var runner = started();
        refusesWhatHasNoOwnerOrNoSuchStep();
        place.run(
                        "decisions",
                        "add",
                        "rule 7 off",
                        "--as",
                        "Ines Park",
                        "--reason",
                        "it loops",
                        "--impact",
                        "gifts wait",
                        "--step",
                        "ready",
                        "--ticket",
                        "OPS-812")
                .done();

        assertThat(place.run("status").done().out())
                .contains("Ines Park (lead) DECIDED: rule 7 off (OPS-812): it loops");
        var lines = place.run("decisions").done().out();
        assertThat(lines).contains("Ines Park as lead: ready: rule 7 off: it loops");
        assertThat(lines.lines()).allMatch(line -> line.length() <= 80);
        var added = json("decisions", "--output", "json").at("/decisions/0");
        assertThat(added.path("automatic").asBoolean()).isFalse();
        assertThat(place.run("decisions", "show", added.path("seq").asText())
                        .done()
                        .out())
                .contains("impact: gifts wait", "ticket: OPS-812", "through: socket, user");

        place.run("decide", "ready", "no-go", "--as", "Dana Ortiz", "--reason", "x", "--impact", "y")
                .done();
        waitFor("cutover decide ready retry");
        place.run("abort", "--as", "Dana Ortiz", "--reason", "x", "--impact", "y")
                .done();
        runner.get(60, TimeUnit.SECONDS);
        place.run("verify").done();
    }

    private void refusesWhatHasNoOwnerOrNoSuchStep() {
        assertThat(refused("decisions", "add", "rule 7 off", "--reason", "a", "--impact", "b"))
                .contains("--as NAME");
        assertThat(refused(
                        "decisions",
                        "add",
                        "rule 7 off",
                        "--as",
                        "Ines Park",
                        "--reason",
                        "a",
                        "--impact",
                        "b",
                        "--step",
                        "nowhere"))
                .contains("no step 'nowhere'");
    }
}
