package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.PeopleFact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people report of their tasks while a process runs the run. */
class TasksTest {
    @TempDir
    private Path folder;

    private Place place;
    private CompletableFuture<CommandContext> runner;

    @BeforeEach
    void aRunThatWaitsForItsTasks() throws IOException {
        place = Place.in(folder);
        place.write("runbook.yaml", """
                cutover: 1
                runbook: tasks
                roles:
                  commander: { who: [Dana Ortiz], may: [go, no-go, abort] }
                  lead: { who: [Ines Park], may: [answer-for] }
                  frontline: { who: [Lee Chan, Maya Roth] }
                phases:
                  - phase: only
                    steps:
                      - { task: Brief the support desk, id: brief, needs: [], by: frontline, do: [call, write] }
                      - { task: Warm the caches, id: warm, needs: [], by: frontline }
                      - { task: Print the badges, id: badges, needs: [], by: frontline }
                      - { gate: Ready, id: ready, needs: [brief, warm, badges], approve: { by: [commander] } }
                """);
        place.write("test.yaml", "environment: test\nsystems: {}\n");
        runner = place.start("run", "runbook.yaml", "--env", "test.yaml", "--wait", "--no-input");
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> place.home().runs().size() == 1
                        && place.run("decide").out().contains("cutover decide badges done"));
    }

    private CommandContext decide(String... words) {
        var line = new String[words.length + 1];
        line[0] = "decide";
        System.arraycopy(words, 0, line, 1, words.length);
        return place.run(line);
    }

    private String refused(String... words) {
        return decide(words).endedWith(ExitCode.USAGE).err();
    }

    private JsonNode json(String command) throws IOException {
        return new ObjectMapper()
                .readTree(place.run(command, "--output", "json").done().out());
    }

    @Test
    void severalAreSaidDoneAtOnceAndEachHasAnAnswerOfItsOwn() throws Exception {
        var several =
                decide("--done", "brief", "ready", "warm", "--as", "Lee Chan").endedWith(ExitCode.USAGE);

        assertThat(several.out()).contains("Lee Chan says done at brief", "Lee Chan says done at warm");
        assertThat(several.err()).contains("no question at 'ready' asks Lee Chan");
        decide("--done", "brief", "badges", "--as", "Lee Chan").done();
        decide("ready", "go", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
    }

    @Test
    void theSameObstacleIsToldOnce() throws Exception {
        decide("brief", "blocked", "--as", "Lee Chan", "--reason", "no line").done();
        decide("brief", "blocked", "--as", "Lee Chan", "--reason", "no line").done();
        assertThat(reports()).isEqualTo(1);
        decide("brief", "blocked", "--as", "Lee Chan", "--reason", "no desk either")
                .done();
        assertThat(reports()).isEqualTo(2);
        decide("--done", "brief", "warm", "badges", "--as", "Lee Chan").done();
        decide("ready", "go", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
    }

    private long reports() {
        return place.home().events(place.home().runs().get(0)).stream()
                .filter(event -> event.fact() instanceof PeopleFact.Reported)
                .count();
    }

    @Test
    void oneBadStepDoesNotKeepTheOthersFromBeingDoneAlsoWithoutARunner() throws Exception {
        decide("--done", "brief", "warm", "badges", "--as", "Lee Chan").done();
        decide("ready", "go", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
        place.run("run", "runbook.yaml", "--env", "test.yaml", "--no-input").endedWith(ExitCode.WAITING);

        var several = decide("--done", "nosuch", "warm", "--as", "Lee Chan").endedWith(ExitCode.USAGE);

        assertThat(several.err()).contains("nosuch");
        assertThat(several.out()).contains("kept in the inbox");
    }

    @Test
    void aReportOfAFileThatWasGivenCountsAsGivenWhenTheRunEnds() throws Exception {
        decide("--done", "brief", "warm", "badges", "--as", "Lee Chan").done();
        decide("ready", "go", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
        String lines = """
                - { at: brief, as: Lee Chan, say: in-progress }
                - { at: brief, as: Lee Chan, say: done }
                - { at: warm, as: Lee Chan, say: done }
                - { at: badges, as: Lee Chan, say: done }
                """;
        place.write("tasks.yaml", lines);
        place.write("all.yaml", lines + "- { at: ready, as: Dana Ortiz, say: go }\n");
        place.run("run", "runbook.yaml", "--env", "test.yaml", "--no-input", "--answers", "tasks.yaml")
                .endedWith(ExitCode.WAITING);

        assertThat(place.run("resume", "--no-input", "--answers", "all.yaml")
                        .endedWith(ExitCode.DONE)
                        .out())
                .doesNotContain("no question asked");
    }

    @Test
    void anObstacleInAFileNeedsItsReason() throws Exception {
        place.write("answers.yaml", "- { at: brief, as: Lee Chan, say: blocked }\n");
        assertThat(place.run("validate", "runbook.yaml", "answers.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("'blocked' at brief needs a reason", "add reason");
        decide("--done", "brief", "warm", "badges", "--as", "Lee Chan").done();
        decide("ready", "go", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
    }

    @Test
    void theTimesThatPeopleSayCountWhereTheClockCannotKnow() throws Exception {
        assertThat(refused("warm", "done", "--as", "Lee Chan", "--ended", "2999-01-01T00:00Z"))
                .containsPattern("it is [0-9:]{8} in this run, and .* cannot begin or end in the future");
        assertThat(refused(
                        "warm",
                        "done",
                        "--as",
                        "Lee Chan",
                        "--began",
                        "2020-01-01T02:00Z",
                        "--ended",
                        "2020-01-01T01:00Z"))
                .contains("work ends after it has begun");
        assertThat(refused("warm", "done", "--as", "Lee Chan", "--ended", "2020-01-01T01:00Z"))
                .contains("say when it really began");
        assertThat(refused("warm", "done", "--as", "Lee Chan", "--ended", "25:99"))
                .contains("no time of day");
        assertThat(refused("warm", "in-progress", "--as", "Lee Chan", "--ended", "2020-01-01T01:00Z"))
                .contains("has not ended");

        decide("warm", "done", "--as", "Lee Chan", "--began", "2020-01-01T01:40Z", "--ended", "2020-01-01T01:55Z")
                .done();

        var steps = json("status").path("steps");
        var warm = steps.get(1);
        assertThat(warm.at("/actual/began").asText()).isEqualTo("2020-01-01T01:40:00Z");
        assertThat(warm.at("/actual/ended").asText()).isEqualTo("2020-01-01T01:55:00Z");
        assertThat(warm.path("ended").asText())
                .as("the engine's own time stays")
                .startsWith("20")
                .isNotEqualTo(warm.at("/actual/ended").asText());
        assertThat(place.run("status").done().out()).contains("done after 15m");
        decide("--done", "brief", "badges", "--as", "Lee Chan").done();
        decide("ready", "no-go", "--as", "Dana Ortiz", "--reason", "enough").done();
        decide("ready", "abort", "--as", "Dana Ortiz", "--reason", "enough").done();
        runner.get(60, TimeUnit.SECONDS);
        assertThat(place.run("plan", "runbook.yaml", "--env", "test.yaml").out())
                .contains("15m");
    }

    @Test
    void onlyALeadAnswersForOthersAndOnlyAtTasks() throws Exception {
        assertThat(refused("warm", "done", "--as", "Ines Park")).contains("add --for NAME");
        assertThat(refused("warm", "done", "--as", "Dana Ortiz", "--for", "Lee Chan"))
                .contains("Dana Ortiz may not answer for others; those who may: Ines Park");
        assertThat(refused("warm", "done", "--as", "Ines Park", "--for", "Dana Ortiz"))
                .contains("no question at 'warm'")
                .doesNotContain("add --for");
        decide("warm", "in-progress", "--as", "Ines Park", "--for", "Lee Chan").done();
        assertThat(place.run("status").done().out()).contains("in progress: Ines Park");

        decide("warm", "done", "--as", "Ines Park", "--for", "Lee Chan").done();
        assertThat(json("decisions").at("/decisions/0/instead-of").asText()).isEqualTo("Lee Chan");
        decide("--done", "brief", "badges", "--as", "Maya Roth").done();
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> decide().out().contains("ready: Ready"));
        assertThat(refused("ready", "go", "--as", "Ines Park", "--for", "Dana Ortiz"))
                .contains("are for tasks");
        decide("ready", "go", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
    }

    @Test
    void anItemIsTickedOnceAndCanBeTakenBack() throws Exception {
        assertThat(refused("warm", "--item", "1", "done", "--as", "Lee Chan")).contains("has no checklist");
        assertThat(refused("brief", "--item", "3", "done", "--as", "Lee Chan")).contains("items 1 to 2");
        decide("brief", "--item", "1", "done", "--as", "Lee Chan").done();
        assertThat(decide("brief", "--item", "1", "done", "--as", "Lee Chan")
                        .done()
                        .out())
                .contains("already given");
        decide("brief", "--item", "1", "not-done", "--as", "Lee Chan", "--reason", "wrong number")
                .done();
        decide("brief", "--item", "2", "done", "--as", "Maya Roth").done();

        var task = json("status").at("/questions/0/task");
        assertThat(task.path("state").asText()).isEqualTo("in-progress");
        assertThat(task.path("done").findValuesAsText("item")).containsExactly("2");
        assertThat(decide("brief", "done", "--as", "Lee Chan").done().out()).contains("nobody has ticked 1");
        decide("--done", "warm", "badges", "--as", "Lee Chan").done();
        decide("ready", "go", "--as", "Dana Ortiz").done();
        runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
    }
}
