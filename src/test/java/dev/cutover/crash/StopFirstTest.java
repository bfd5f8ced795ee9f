package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.control.ControlClient;
import dev.cutover.journal.Home;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes without a terminal, while traffic moves: freezes, holds, and what is said on leaving. */
class StopFirstTest {
    private static final Scope EAST = Scope.of(Segment.of(Map.of("region", "us-east")));

    private static final String BOOK = """
            cutover: 1
            runbook: two-regions
            title: Two regions, side by side
            dimensions: { region: [us-east, us-west] }
            roles: { commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] } }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              legacy-oms: { owner: fulfillment, flow: bidirectional }
              orchestrator: { owner: fulfillment, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
            traffic:
              orders: { router: ingress, from: legacy-oms, to: orchestrator, by: [region] }
            criteria:
              routed:
                measure: { system: metrics, query: "routed_within_60s_ratio{region='${segment.region}'}" }
                pass: ">= 50 %"
                window: 1m
                every: 10s
            phases:
              - phase: over
                steps:
                  - shift: US East
                    id: east
                    traffic: orders
                    segment: { region: us-east }
                    ramp: [5 %, 100 %]
                    soak: 2m
                    guard: [routed]
                    on-breach: hold
                  - shift: US West
                    id: west
                    needs: []
                    traffic: orders
                    segment: { region: us-west }
                    ramp: [5 %, 100 %]
                    soak: 2m
                    guard: [routed]
                    on-breach: hold
            rollback: { window: 15m }
            """;

    private static final String ENVIRONMENT = """
            environment: local
            live: false
            clock: 30x
            systems:
              ingress: { connector: sandbox }
              legacy-oms: { connector: sandbox }
              orchestrator: { connector: sandbox }
              metrics: { connector: sandbox }
            """;

    @TempDir
    private Path folder;

    private CrashSite runnerSite;
    private CrashSite terminal;
    private Process runner;
    private RunId run;

    @BeforeEach
    void aRunWithBothRegionsAtFivePercent() throws Exception {
        runnerSite = new CrashSite(folder.resolve("site")).hearingSignals();
        terminal = new CrashSite(folder.resolve("site/terminal"));
        Files.writeString(folder.resolve("runbook.yaml"), BOOK);
        Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT);
        runner = runnerSite.start(
                Map.of(),
                "run",
                folder.resolve("runbook.yaml").toString(),
                "--env",
                folder.resolve("local.yaml").toString(),
                "--no-input");
        eventually(() -> soaks() == 2);
        run = runnerSite.begun().orElseThrow();
    }

    @AfterEach
    void end() throws InterruptedException {
        runner.destroyForcibly().waitFor();
    }

    @Test
    void aTerminalThatAsksForARollbackFreezesRampsUntilItsConnectionDrops() throws Exception {
        try (var freeze = new ControlClient(home()).freeze(run).orElseThrow()) {
            freeze.narrow(EAST);
            assertThat(command("status")).isZero();
            assertThat(terminal.said()).contains("ramps of us-east FROZEN by " + System.getProperty("user.name"));
            eventually(() -> {
                freeze.narrow(EAST);
                return weights("us-west").size() == 2
                        && soakEnd("east").isBefore(last().at().minusSeconds(10));
            });
            assertThat(weights("us-east")).as("its soak is over").hasSize(1);
        }

        assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).as(runnerSite.said()).isZero();
        assertThat(facts(RequestFact.RampsReleased.class))
                .containsExactly(new RequestFact.RampsReleased("f1", "the connection was closed"));
        assertThat(weights("us-east")).hasSize(2);
    }

    @Test
    void aRollbackOfARegionActsOnOneLineAndItsReasonFollows() throws Exception {
        assertThat(command("rollback", "--region", "us-east")).isZero();
        assertThat(terminal.said())
                .contains("accepted: traffic of us-east is being rolled back (rollback 1)", "its reason can follow");

        assertThat(command(
                        "rollback", run.value(), "--region", "us-east", "--reason", "misroutes", "--as", "Dana Ortiz"))
                .as(terminal.said())
                .isZero();

        assertThat(facts(RollbackFact.Requested.class))
                .extracting(RollbackFact.Requested::scope, RollbackFact.Requested::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(EAST, ""));
        assertThat(facts(RollbackFact.Explained.class))
                .extracting(RollbackFact.Explained::by, RollbackFact.Explained::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Dana Ortiz", "misroutes"));
        assertThat(command("decisions", run.value())).isZero();
        assertThat(terminal.said()).contains("misroutes");
    }

    /** Reason and impact may come one after the other, until all that is demanded is there. */
    @Test
    void theImpactOfARollbackFollowsItsReason() throws Exception {
        runner.destroyForcibly().waitFor();
        runnerSite = new CrashSite(folder.resolve("strict")).hearingSignals();
        terminal = new CrashSite(folder.resolve("strict/terminal"));
        Files.writeString(folder.resolve("runbook.yaml"), BOOK + "decisions: { require: [reason, impact] }\n");
        runner = runnerSite.start(
                Map.of(),
                "run",
                folder.resolve("runbook.yaml").toString(),
                "--env",
                folder.resolve("local.yaml").toString(),
                "--no-input");
        eventually(() -> soaks() == 2);
        run = runnerSite.begun().orElseThrow();
        assertThat(command("rollback", run.value(), "--region", "us-east", "--reason", "misroutes"))
                .as(terminal.said())
                .isZero();
        assertThat(terminal.said()).contains("--reason TEXT --impact TEXT");
        eventually(() -> facts(RollbackFact.Finished.class).size() == 1);

        assertThat(command("rollback", run.value(), "--region", "us-east", "--reason", "misroutes"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(terminal.said()).contains("needs an impact");
        assertThat(command("rollback", run.value(), "--region", "us-east", "--reason", "misroutes", "--impact", "late"))
                .as(terminal.said())
                .isZero();
        assertThat(facts(RollbackFact.Explained.class))
                .extracting(RollbackFact.Explained::reason, RollbackFact.Explained::impact)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("misroutes", "late"));
    }

    @Test
    void aHeldRunKeepsItsRunnerAndItsGuardsUntilItIsContinued() throws Exception {
        assertThat(command("hold", "--reason", "the carrier is slow")).isZero();
        eventually(() -> facts(RunFact.Held.class).size() == 1
                && lastSample().isAfter(soakEnd("east").plusSeconds(60)));
        assertThat(runner.isAlive()).as(runnerSite.said()).isTrue();
        assertThat(weights("us-east")).hasSize(1);

        assertThat(command("continue", "--as", "Dana Ortiz"))
                .as(terminal.said())
                .isZero();
        assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).as(runnerSite.said()).isZero();
    }

    @Test
    void theHoldFileHoldsAResumedRunFromItsFirstInstant() throws Exception {
        runner.destroyForcibly().waitFor();
        var flag = Files.createFile(home().folder(run).holdFlag());
        runner = runnerSite.start(Map.of(), "resume", run.value(), "--no-input");
        eventually(() -> facts(RunFact.Held.class).size() == 1);
        eventually(() -> lastSample().isAfter(soakEnd("east").plusSeconds(60)));

        assertThat(runner.isAlive()).as(runnerSite.said()).isTrue();
        assertThat(weights("us-east")).hasSize(1);
        assertThat(runnerSite.said())
                .contains("the run is held by the file " + flag, "after the hold: us-east soaks 2m anew at 5 %")
                .doesNotContain("at once:");
        Files.delete(flag);
        assertThat(command("continue", "--as", "Dana Ortiz"))
                .as(terminal.said())
                .isZero();
        assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).as(runnerSite.said()).isZero();
    }

    @Test
    void aHoldSurvivesAKillAndTheResumeAfterIt() throws Exception {
        assertThat(command("hold", "--reason", "the carrier is slow")).isZero();
        runner.destroyForcibly().waitFor();
        assertThat(command("status")).isZero();
        assertThat(terminal.said()).contains("NOT WATCHED: us-east at 5 %; us-west at 5 %");

        runner = runnerSite.start(Map.of(), "resume", run.value(), "--no-input");
        eventually(() -> facts(RunFact.LeaseTaken.class).size() == 2
                && lastSample().isAfter(soakEnd("east").plusSeconds(60)));
        assertThat(runnerSite.said()).contains("the run is held by ", "the carrier is slow");
        assertThat(facts(RunFact.Continued.class)).isEmpty();
        assertThat(weights("us-east")).hasSize(1);

        runner.destroyForcibly().waitFor();
        assertThat(command("resume", run.value(), "--continue", "--as", "Dana Ortiz", "--no-input"))
                .as(terminal.said())
                .isZero();
        assertThat(facts(RunFact.Continued.class)).hasSize(1);
    }

    @Test
    void whoLeavesSaysWhatNothingWatchesFromNowOn() throws Exception {
        new ProcessBuilder("sh", "-c", "kill -TERM " + runner.pid()).start().waitFor();
        assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(runnerSite.said())
                .contains("NOT WATCHED from now on: us-east at 5 %; us-west at 5 %; `cutover resume " + run
                        + "` watches it again");
    }

    @Test
    void anAbortSaysSoToo() throws Exception {
        assertThat(command("abort", "--as", "Dana Ortiz", "--reason", "enough")).isZero();
        assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(runner.exitValue()).isEqualTo(ExitCode.DECLINED.code());
        assertThat(runnerSite.said())
                .contains("NOT WATCHED from now on: us-east at 5 %; us-west at 5 %; `cutover rollback " + run + "`");
    }

    /** A command at another terminal of the same home. */
    private int command(String... arguments) throws Exception {
        var builder = new java.util.ArrayList<>(List.of(arguments));
        builder.addAll(List.of("--home", runnerSite.folder().resolve("home").toString()));
        return terminal.call(Map.of(), builder.toArray(String[]::new));
    }

    private Home home() {
        return runnerSite.home();
    }

    private static void eventually(java.util.concurrent.Callable<Boolean> claim) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(claim);
    }

    private List<Event> events() {
        return runnerSite.begun().map(begun -> home().events(begun)).orElse(List.of());
    }

    private Event last() {
        var events = events();
        return events.get(events.size() - 1);
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return events().stream()
                .map(Event::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private Instant lastSample() {
        return events().stream()
                .filter(event -> event.fact() instanceof CriterionFact.Measured)
                .map(Event::at)
                .reduce(Instant.EPOCH, (first, second) -> second);
    }

    private long soaks() {
        return facts(StepFact.TimerSet.class).stream()
                .filter(set -> set.timer() instanceof AttemptTimer.Soak)
                .map(StepFact.TimerSet::step)
                .distinct()
                .count();
    }

    private Instant soakEnd(String step) {
        return facts(StepFact.TimerSet.class).stream()
                .filter(set -> set.step().value().equals(step) && set.timer().equals(new AttemptTimer.Soak(1)))
                .map(StepFact.TimerSet::until)
                .reduce(Instant.EPOCH, (first, second) -> second);
    }

    /** The weights that the run has intended for a region. */
    private List<EffectFact.Intended> weights(String region) {
        return facts(EffectFact.Intended.class).stream()
                .filter(intended -> intended.toString().contains(region))
                .toList();
    }
}
