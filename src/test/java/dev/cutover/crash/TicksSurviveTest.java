package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.CommandContext;
import dev.cutover.acceptance.Place;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner is killed between the ticks of a checklist, and another one continues. */
class TicksSurviveTest {
    @TempDir
    private Path folder;

    private CrashSite crashSite;
    private Place place;

    @BeforeEach
    void aTaskWithAChecklist() throws Exception {
        crashSite = new CrashSite(folder.resolve("site"));
        place = Place.in(folder)
                .with("CUTOVER_HOME", crashSite.folder().resolve("home").toString());
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
                      - task: Brief the support desk
                        id: brief
                        by: frontline
                        do: [call the desk, send the script, open the channel]
                """);
        place.write("test.yaml", "environment: test\nsystems: {}\n");
    }

    @Test
    void ticksAreKeptAndTheTaskEndsOnlyWhenSomebodySaysSo() throws Exception {
        var first = crashSite.start(
                Map.of(),
                "run",
                folder.resolve("runbook.yaml").toString(),
                "--env",
                folder.resolve("test.yaml").toString(),
                "--no-input",
                "--wait");
        waitForTheQuestion("[ ] --item 1");
        assertThat(decide("--item", "2", "done", "--as", "Lee Chan").done().out())
                .contains("1 of 3 items done");
        assertThat(decide("blocked", "--reason", "no line", "--as", "Maya Roth")
                        .done()
                        .out())
                .contains("its role and the commander are told");
        first.destroyForcibly().waitFor();

        var run = crashSite.begun().orElseThrow();
        assertThat(place.run("status", run.value()).done().out())
                .contains("BLOCKED  brief (1 of 3): Maya Roth: no line", "Dana Ortiz");
        var second = resume(run);
        waitForTheQuestion("[x] --item 2");
        assertThat(decide("--item", "1,3", "done", "--as", "Ines Park", "--for", "Lee Chan")
                        .done()
                        .out())
                .contains("3 of 3 items done; say done when the task is");
        second.destroyForcibly().waitFor();

        var third = resume(run);
        waitForTheQuestion("[x] --item 3");
        assertThat(place.run("status", run.value()).done().out()).contains("3 of 3");
        decide("done", "--as", "Ines Park", "--for", "Lee Chan").done();
        assertThat(third.waitFor()).as(crashSite.said()).isEqualTo(ExitCode.DONE.code());
        assertThat(place.run("decisions", run.value()).done().out())
                .contains("Ines Park for Lee Chan as lead for frontline: brief: done");
        place.run("verify", run.value()).done();
    }

    private Process resume(RunId run) throws Exception {
        return crashSite.start(Map.of(), "resume", run.value(), "--no-input", "--wait");
    }

    /** Until the process that is there now listens, and the question stands as it was left. */
    private void waitForTheQuestion(String line) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> {
            var said = place.run("decide");
            return said.out().contains(line) && !said.out().contains("no process") && listens();
        });
    }

    private boolean listens() {
        return place.run("withdraw", "p99").exit() == ExitCode.USAGE.code();
    }

    private CommandContext decide(String... words) {
        var line = new String[words.length + 2];
        line[0] = "decide";
        line[1] = "brief";
        System.arraycopy(words, 0, line, 2, words.length);
        return place.run(line);
    }
}
