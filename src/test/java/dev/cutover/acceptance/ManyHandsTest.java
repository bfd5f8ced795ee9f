package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.Smoke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process runs a run, and others send it requests. */
@Smoke
class ManyHandsTest {
    @TempDir
    private Path folder;

    private Place place;
    private CompletableFuture<CommandContext> runner;

    @BeforeEach
    void aRunThatWaitsAtItsGate() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.write("fast.yaml", Files.readString(place.copy("virtual.yaml")).replace("virtual", "1000x"));
        runner = place.start("run", "orders.yaml", "--env", "fast.yaml", "--wait", "--no-input");
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !place.home().runs().isEmpty()
                        && place.run("decide").out().contains("cutover decide ready go"));
    }

    private CommandContext ended() throws InterruptedException, ExecutionException, TimeoutException {
        return runner.get(60, TimeUnit.SECONDS);
    }

    private CommandContext go() {
        return place.run("decide", "ready", "go", "--as", "Dana Ortiz", "--reason", "all green");
    }

    @Test
    void aDecisionFromAnotherProcessContinuesTheRun() throws Exception {
        assertThat(place.run("decide", "ready", "go", "--as", "Ines Park")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("refused", "no question is open for Ines Park");
        assertThat(go().done().out()).contains("p2 done: Dana Ortiz says go at ready");
        ended().endedWith(ExitCode.DONE);

        assertThat(place.run("decisions").done().out())
                .contains("Dana Ortiz as commander: ready: go: all green", "automatic: the run: end: completed");
    }

    @Test
    void aHoldActsAtOnceAndOnlyAuthorizedPeopleEndIt() throws Exception {
        place.run("hold", "--reason", "wait a moment").done();
        assertThat(place.run("status").done().out()).contains("HELD by");

        assertThat(place.run("continue").endedWith(ExitCode.USAGE).err())
                .contains("continuing a held run needs a person of the runbook", "those who may: Dana Ortiz");
        place.run("continue", "--as", "Dana Ortiz").done();
        go().done();
        ended().endedWith(ExitCode.DONE);
    }

    @Test
    void aThresholdThatIsAmendedIsSeenEverywhere() throws Exception {
        var amended = place.run(
                "amend",
                "threshold",
                "routed-in-60s",
                ">= 99 %",
                "--as",
                "Dana Ortiz",
                "--reason",
                "known lag",
                "--impact",
                "one in a hundred is late");
        assertThat(amended.done().out()).contains("threshold of routed-in-60s: >= 99.5 % becomes >= 99 %");
        go().done();
        ended().endedWith(ExitCode.DONE);

        assertThat(place.run("decisions", "--output", "json").done().out())
                .contains("threshold of routed-in-60s", "amend: >= 99.5 % becomes >= 99 %")
                .as("once")
                .doesNotContain("amend from");
        assertThat(place.run("status").done().out())
                .contains("Amended", "threshold of routed-in-60s: >= 99.5 % -> >= 99 %", ">= 99 %, was >= 99.5 %");
    }

    @Test
    void whoIsPutIntoARoleIsAskedFromThenOn() throws Exception {
        assertThat(place.run("decide").done().out()).contains("asked of commander (Dana Ortiz");
        place.run(
                        "amend",
                        "people",
                        "commander",
                        "Sam Weiss",
                        "--as",
                        "Dana Ortiz",
                        "--reason",
                        "the shift changes",
                        "--impact",
                        "none")
                .done();

        assertThat(place.run("decide").done().out()).contains("asked of commander (Sam Weiss)", "--as \"Sam Weiss\"");
        place.run("decide", "ready", "go", "--as", "Sam Weiss").done();
        ended().endedWith(ExitCode.DONE);
    }

    @Test
    void anAbortLeavesTrafficWhereItIs() throws Exception {
        assertThat(place.run("abort", "--as", "Ines Park", "--reason", "enough")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("may not abort", "Dana Ortiz");
        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").done();

        assertThat(ended().endedWith(ExitCode.DECLINED).out())
                .contains("aborted, traffic stays where it is: ")
                .as("nothing resumes what has ended")
                .doesNotContain("cutover resume")
                .contains("cutover rollback");
    }

    @Test
    void evidenceIsAddedAndShown() throws Exception {
        place.write("seen.txt", "what I saw");
        place.run("evidence", "add", "seen.txt", "--step", "ready", "--as", "Ines Park")
                .done();
        go().done();
        ended().endedWith(ExitCode.DONE);

        assertThat(place.run("evidence", "list").done().out()).contains("seen.txt", "Ines Park");
        place.run("verify").done();
    }

    @Test
    void theRunnerExecutesARollbackRequestedElsewhere() throws Exception {
        go().done();
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> place.run("status").out().contains("5 %")
                        || place.run("status").out().contains("50 %"));
        assertThat(place.run("rollback", "--as", "Dana Ortiz", "--reason", "drill")
                        .done()
                        .out())
                .contains("accepted: traffic of", " being rolled back (rollback 1)");

        ended().endedWith(ExitCode.ROLLED_BACK);
    }

    @Test
    void aScriptThatWaitsIsToldHowARollbackElsewhereEnded() throws Exception {
        go().done();
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> place.run("status").out().contains("5 %"));

        var followed = place.run("rollback", "--as", "Dana Ortiz", "--reason", "drill", "--wait")
                .endedWith(ExitCode.ROLLED_BACK);

        assertThat(followed.out()).contains(" accepted: traffic of", "rollback 1 is over; nothing is left undone");
        ended().endedWith(ExitCode.ROLLED_BACK);
    }

    @Test
    void trafficIsWhatTheRoutersSay() throws Exception {
        assertThat(place.run("traffic").done().out()).contains("us-east", "not moved", "0 %");
        go().done();
        ended().endedWith(ExitCode.DONE);

        assertThat(place.run("traffic").done().out()).contains("100 %", "not asked");
    }

    @Test
    void aFlagFileHoldsWhenNothingElseWorks() throws Exception {
        var run = place.home().runs().get(0);
        Files.createFile(place.home().folder(run).holdFlag());
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> place.run("status").out().contains("HELD by the file"));
        Files.delete(place.home().folder(run).holdFlag());

        place.run("continue", "--as", "Dana Ortiz").done();
        go().done();
        ended().endedWith(ExitCode.DONE);
    }
}
