package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.Main;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is watched from elsewhere; what is watched is not touched. */
class WatchTest {
    private static final String TASKS = """
            cutover: 1
            runbook: tasks
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, abort] }
              frontline: { who: [Lee Chan], deputy: [Maya Roth] }
            phases:
              - phase: only
                steps:
                  - { task: Brief the support desk, id: brief, by: frontline }
                  - { gate: Ready, id: ready, approve: { by: [commander] } }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        place.write("tasks.yaml", TASKS);
        place.write("test.yaml", "environment: test\nsystems: {}\n");
    }

    @Test
    void aRunThatIsOverIsShownAndEndsWithItsOwnCode() throws IOException {
        SampleRuns.fill(place.home());

        assertThat(place.run("watch", SampleRuns.DONE).done().out())
                .contains("run " + SampleRuns.DONE + ": ", "cutover status " + SampleRuns.DONE);
        place.run("watch", SampleRuns.STUCK).endedWith(ExitCode.STUCK);
    }

    @Test
    void fromTheFirstEventOnItPrintsWhatTheRunPrinted() throws IOException {
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
        var run = place.run("run", "orders.yaml", "--env", "virtual", "--answers", "answers.yaml", "--no-input");
        var printed = events(run.err());

        var watched = place.run("watch", "--lines", "--from", "1");
        assertThat(watched.exit()).isEqualTo(run.exit());
        assertThat(printed).hasSizeGreaterThan(15);
        assertThat(events(watched.out())).containsAll(printed);
        assertThat(place.run("watch", "--from", "30").out().lines().count())
                .isLessThan(watched.out().lines().count());
        assertThat(place.run("watch", "--all-events", "--from", "1")
                        .out()
                        .lines()
                        .count())
                .isGreaterThan(watched.out().lines().count());
    }

    /** Without the lines of the tool itself, which are not of the run. */
    private static List<String> events(String lines) {
        return lines.lines()
                .filter(line -> line.matches("\\d\\d:\\d\\d:\\d\\d  .*"))
                .filter(line -> !line.contains("  running: ") && !line.contains("  progress: "))
                .filter(line -> !line.contains(": orders in test"))
                .toList();
    }

    @Test
    void aRunUnderWayIsFollowedToItsEnd() throws Exception {
        var run = aRunThatAsks();
        var lines = place.start("watch", "--lines");
        var mine = place.start("watch", "--mine", "COMMANDER");
        var told = place.start("watch", "--lines", "--from", "1");

        place.run("decide", "brief", "done", "--as", "Lee Chan").done();
        place.run("decide", "ready", "go", "--as", "Dana Ortiz", "--reason", "all is well")
                .done();

        run.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
        assertThat(lines.get(60, TimeUnit.SECONDS).done().out()).contains(": tasks in test", "run  ", ": completed");
        assertThat(told.get(60, TimeUnit.SECONDS).done().out())
                .containsSubsequence(
                        "brief  ASKS frontline", "Lee Chan (frontline) says DONE", "ready  ASKS commander", "GO");
        assertThat(mine.get(60, TimeUnit.SECONDS).done().out()).contains("commander of tasks in test");
    }

    @Test
    void aDryRunThatStoppedEndsAsItDidAndIsNotSaidToBeResumable() throws IOException {
        place.copy("virtual.yaml");
        var red = place.copy("orders.yaml");
        Files.writeString(red, Files.readString(red).replace(">= 99.5 %", ">= 200 %"));
        place.run("run", "orders.yaml", "--env", "virtual", "--dry-run").endedWith(ExitCode.HALTED);
        String run = place.home().runs().get(0).value();

        var watched = place.run("watch", run, "--lines").endedWith(ExitCode.HALTED);
        assertThat(watched.out())
                .contains("a dry run that is over, left HALTED", "cutover status " + run)
                .doesNotContain("cutover resume", "cutover rollback", "cutover abort");
        assertThat(place.run("status").done().out()).contains("HALTED");
    }

    @Test
    void aRehearsalThatWasKilledEndsWithAnErrorAndIsNotSaidToBeResumable() {
        var pinned = new RunFact.Pinned("tasks", "tasks.yaml", TASKS, "test", "test.yaml", "");
        var at = Instant.parse("2026-11-23T02:00:00Z");
        var created = new RunFact.Created(
                pinned,
                Map.of(),
                at,
                RunFact.Mode.REHEARSAL,
                "virtual",
                42,
                "rehearsal",
                "0.1.0",
                "",
                Optional.of("misroutes"),
                Optional.empty());
        var killed = new Runner(Runner.thisProcess().host(), 4_000_000, "boot/1", "dana");
        new RunJournals(place.home(), killed, RecordMirroring.NONE).create(new RunId("r1"), at, created);

        assertThat(place.run("watch", "r1", "--lines").endedWith(ExitCode.ERROR).out())
                .contains("a rehearsal whose process has died", "rehearse its scenario again")
                .doesNotContain("cutover resume", "cutover rollback", "cutover abort");
    }

    private CompletableFuture<CommandContext> aRunThatAsks() {
        var run = place.start("run", "tasks.yaml", "--env", "test.yaml", "--wait", "--no-input");
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> place.home().runs().size() == 1
                        && place.run("decide").out().contains("cutover decide brief done"));
        return run;
    }

    @Test
    void aRoleSeesWhatIsAskedOfItAndTheCommandsThatAnswer() throws Exception {
        var run = aRunThatAsks();
        String id = place.home().runs().get(0).value().substring(0, 8);
        var shown = new StringWriter();
        var surroundings = place.surroundings(new PrintWriter(shown), new PrintWriter(new StringWriter()));
        var frontline = CompletableFuture.supplyAsync(() -> Main.run(surroundings, "watch", "--mine", "frontline"));
        place.run("watch", "--mine", "nobody", "--lines").endedWith(ExitCode.USAGE);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> shown.toString().contains("cutover decide brief done"));

        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough");

        run.get(60, TimeUnit.SECONDS);
        assertThat(frontline.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.DECLINED.code());
        assertThat(shown.toString())
                .doesNotContain("\u0007")
                .containsSubsequence(
                        "frontline of tasks in test",
                        "brief: Brief the support desk",
                        "  asked ",
                        "  done: ",
                        "    cutover decide brief done --as \"Lee Chan\" --run " + id,
                        "nothing is asked of frontline (Lee Chan), deputies Maya Roth");
    }

    @Test
    void whatCannotBeShownIsRefusedWithWhatCan() throws IOException {
        SampleRuns.fill(place.home());

        assertThat(refused(SampleRuns.DONE, "--mine", "nobody"))
                .contains("'nobody' is no role of orders", "commander, lead");
        assertThat(refused(SampleRuns.DONE, "--from", "4711")).contains("--from 4711 is no event", "from 1 to");
        assertThat(refused(SampleRuns.DONE, "--from", "0")).contains("--from 0 is no event");
        assertThat(refused(SampleRuns.DONE, "--all")).contains("--all shows every open run");
        assertThat(refused("--all", "--mine", "lead")).contains("takes no --mine");
        assertThat(refused(SampleRuns.DONE, "--mine", "lead", "--from", "1")).contains("takes no --from");
        assertThat(place.run("watch", "nosuchrun").endedWith(ExitCode.ERROR).err())
                .contains("begins with 'nosuchrun'");
    }

    private String refused(String... words) {
        var line = new String[words.length + 1];
        line[0] = "watch";
        System.arraycopy(words, 0, line, 1, words.length);
        return place.run(line).endedWith(ExitCode.USAGE).err();
    }
}
