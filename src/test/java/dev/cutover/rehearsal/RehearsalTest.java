package dev.cutover.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.codec.EventCodec;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.Expectation.Wanted;
import dev.cutover.model.scenario.Injection;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Runbook BOOK =
            Books.of(List.of(), Books.freeze("freeze"), Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK));
    private static final ScriptedRollback DRILL =
            new ScriptedRollback(Scenarios.reaches("shift-east", 5000), Scope.of(Books.EAST), "Dana", "drill");

    private MemoryStage stage = stage(Bench.RUN);

    @Test
    void aRunThatNothingIsWrongWithPasses() throws InterruptedException {
        var rehearsalResult = play(Scenarios.empty().expect("outcome", "completed"));

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(rehearsalResult.passed()).isTrue();
        assertThat(rehearsalResult.code()).isEqualTo(ExitCode.DONE);
        assertThat(rehearsalResult.lasted()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
        assertThat(stage.isClosed()).isTrue();
        assertThat(stage.shown()).isEqualTo(stage.record());
    }

    @Test
    void aFaultAtAWeightLeadsToTheGuardsRollback() throws InterruptedException {
        var rehearsalResult = play(Scenarios.empty()
                .fault(Scenarios.reaches("shift-east", 5000), "slow")
                .expect("outcome", "rolled-back")
                .expect("left-undone", new Wanted.Items(List.of()))
                .expect("detect", Scenarios.atMost(60))
                .expect("restore", Scenarios.atMost(300)));

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(stage.world().weight(Books.EAST)).isZero();
        assertThat(stage.world().calls())
                .containsSubsequence("region=east to 500", "region=east to 5000", "fault slow", "region=east to 0");
        assertThat(stage.record())
                .anyMatch(event -> event.fact()
                        .equals(new RunFact.RunNote(
                                "fault injected into world (fault: slow)",
                                Optional.of(new RunFact.InjectedFault(Books.SYSTEM, Optional.empty())))));
    }

    @Test
    void aFaultAsAStepStartsIsThereBeforeItsFirstCall() throws InterruptedException {
        play(Scenarios.empty().fault(Scenarios.starts("freeze"), "odd"));

        assertThat(stage.world().calls()).startsWith("fault odd", "freeze");
    }

    @Test
    void aFaultAtATimeComesAtThatTime() throws InterruptedException {
        play(Scenarios.empty().fault(Scenarios.at(Duration.ofMinutes(3)), "odd"));

        assertThat(stage.record())
                .filteredOn(event -> event.fact() instanceof RunFact.RunNote)
                .extracting(Event::at)
                .containsExactly(Bench.START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void aMomentThatNeverComesFailsTheRehearsal() throws InterruptedException {
        var rehearsalResult = play(Scenarios.empty().fault(Scenarios.red(Duration.ofMinutes(1)), "odd"));

        assertThat(rehearsalResult.objections())
                .containsExactly(
                        "the moment never came for the fault in world (fault: odd) once health has been red for 1m");
    }

    @Test
    void aRollbackOnceACriterionWasRedForSoLong() throws InterruptedException {
        var lasting = Duration.ofSeconds(25);
        var drill = new ScriptedRollback(Scenarios.red(lasting), Scope.WHOLE_RUN, "Dana", "enough");
        var book = Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD));

        var rehearsalResult = play(
                book,
                Scenarios.empty()
                        .fault(Scenarios.reaches("shift-east", 5000), "slow")
                        .rollback(drill)
                        .expect("outcome", "rolled-back"));

        assertThat(rehearsalResult.objections()).isEmpty();
        var rollback = stage.state().rollbacks().all().get(0);
        assertThat(Duration.between(rollback.requested().firstBad(), rollback.decided()))
                .isEqualTo(lasting);
    }

    @Test
    void aScriptedRollbackIsAskedForByItsPersonsRole() throws InterruptedException {
        var rehearsalResult = play(Scenarios.empty()
                .rollback(DRILL)
                .answer("rollback", "Dana", "end")
                .expect("outcome", "rolled-back")
                .expect("exit-code", "6")
                .expect("restore", Scenarios.atMost(300)));

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(stage.record())
                .extracting(Event::fact)
                .filteredOn(RollbackFact.Requested.class::isInstance)
                .singleElement()
                .satisfies(fact -> {
                    var requested = (RollbackFact.Requested) fact;
                    assertThat(requested.by()).isEqualTo("Dana");
                    assertThat(requested.role()).isEqualTo("commander");
                    assertThat(requested.reason()).isEqualTo("drill");
                });
    }

    @Test
    void theBridgeStaysUntilAMomentThatIsSureToCome() throws InterruptedException {
        var book = Books.of(List.of(), Books.freeze("freeze"), Books.gate("ready"));
        var late = new ScriptedRollback(
                Scenarios.at(Duration.ofHours(1)), Scope.WHOLE_RUN, "Dana", "nobody came to the gate");

        var rehearsalResult = play(book, Scenarios.empty().rollback(late).expect("outcome", "rolled-back"));

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(stage.world().effects()).containsEntry("unfreeze", 1);
        assertThat(rehearsalResult.lasted()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void anUnansweredQuestionFailsTheRehearsalAndIsNamed() throws InterruptedException {
        var rehearsalResult = play(Books.of(List.of(), Books.gate("ready")), Scenarios.empty());

        assertThat(rehearsalResult.rehearsalOutcome()).isEqualTo(RehearsalOutcome.WAITING);
        assertThat(rehearsalResult.objections())
                .anyMatch(objection -> objection.startsWith("no answer at ready: Do ready?")
                        && objection.endsWith("(go, no-go by [commander])"));
    }

    @Test
    void aRunThatIsExpectedToWaitMayLeaveItsQuestionOpen() throws InterruptedException {
        var rehearsalResult =
                play(Books.of(List.of(), Books.gate("ready")), Scenarios.empty().expect("outcome", "waiting"));

        assertThat(rehearsalResult.objections()).isEmpty();
    }

    @Test
    void anAnswerThatNoQuestionAskedForFailsTheRehearsal() throws InterruptedException {
        var rehearsalResult = play(
                Books.of(List.of(), Books.gate("ready")),
                Scenarios.empty().answer("ready", "Dana", "go").answer("ready", "Ines", "go"));

        assertThat(rehearsalResult.rehearsalOutcome()).isEqualTo(RehearsalOutcome.COMPLETED);
        assertThat(rehearsalResult.objections()).containsExactly("no question asked for 'go' by Ines at ready");
    }

    @Test
    void expectationsThatAreNotMetSayWhatCameInstead() throws InterruptedException {
        var rehearsalResult = play(Scenarios.empty()
                .rollback(DRILL)
                .answer("rollback", "Dana", "end")
                .expect("outcome", "completed")
                .expect("restore", Scenarios.atMost(-1))
                .expect("left-undone", new Wanted.Items(List.of("the labels")))
                .expect("exceptions", Scenarios.atMost(-1))
                .expect("health", Scenarios.atMost(0.5))
                .expect("nothing-measures-it", Scenarios.atMost(0)));

        assertThat(rehearsalResult.objections())
                .containsExactly(
                        "outcome: expected completed, but it was rolled-back",
                        "restore: expected <= -1.0, but it was 0s (east)",
                        "left-undone: expected the labels, but it was empty",
                        "exceptions: expected <= -1.0, but there were 0: []",
                        "health: expected <= 0.5, but it was 1 (east)",
                        "nothing-measures-it: expected <= 0.0, but there was no data: world: unknown; world: unknown");
    }

    @Test
    void aMetricIsAskedForOnceTheRunIsOver() throws InterruptedException {
        var rehearsalResult = play(Scenarios.empty().expect("weight-of-east", Scenarios.atMost(10_000)));
        var strict = play(Scenarios.empty().expect("weight-of-east", Scenarios.atMost(9999)));

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(strict.objections()).containsExactly("weight-of-east: expected <= 9999.0, but it was 10000");
    }

    @Test
    void aCriterionThatWasNeverSampledIsNotMet() throws InterruptedException {
        var rehearsalResult = play(
                Books.of(List.of(), Books.freeze("freeze")), Scenarios.empty().expect("health", Scenarios.atMost(1)));

        assertThat(rehearsalResult.objections()).containsExactly("health: expected <= 1.0, but it was never sampled");
    }

    @Test
    void withoutAnExpectationARunThatHaltsFails() throws InterruptedException {
        var book = Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD));

        var rehearsalResult = play(book, Scenarios.empty().fault(Scenarios.reaches("shift-east", 500), "slow"));

        assertThat(rehearsalResult.rehearsalOutcome()).isEqualTo(RehearsalOutcome.HALTED);
        assertThat(rehearsalResult.objections())
                .anyMatch(objection ->
                        objection.startsWith("the run was halted, which the scenario did not expect: Do shift-east"))
                .anyMatch(objection -> objection.startsWith("no answer at shift-east"));
    }

    @Test
    void theSameScenarioGivesTheSameRecordButForTheRunsId() throws InterruptedException {
        var scenario = Scenarios.empty()
                .fault(Scenarios.reaches("shift-east", 5000), "slow")
                .expect("outcome", "rolled-back");
        play(scenario);
        var one = text(stage);
        stage = stage(new RunId("another-run"));
        play(scenario);

        assertThat(text(stage)).isEqualTo(one.replace("\"r1", "\"another-run"));
        assertThat(stage.record()).anyMatch(event -> event.fact() instanceof EffectFact.Intended);
    }

    @Test
    void scaledTimeBeginsAtThePlannedStart() throws InterruptedException {
        var rehearsalResult = play(
                Books.of(List.of(), Books.freeze("freeze")),
                Scenarios.empty().pace(new Pace.Scaled(1000)).expect("outcome", "completed"));

        assertThat(rehearsalResult.objections()).isEmpty();
        assertThat(stage.record())
                .allMatch(event -> event.at().isBefore(Bench.START.plus(Duration.ofDays(1))))
                .noneMatch(event -> event.at().isBefore(Bench.START));
    }

    @Test
    void nothingIsRehearsedInALiveEnvironment() {
        var live = new Environment("production", true, new Pace.Real(), Map.of(), Map.of(), Map.of());
        var rehearsal = new Rehearsal(Scenarios.empty().scenario(), BOOK, live);

        assertThatThrownBy(() -> rehearsal.play(stage))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.INVALID))
                .hasMessageContaining("'production' is live");
    }

    @Test
    void allThatIsWrongWithAScriptIsSaidAtOnce() {
        var script = Scenarios.empty()
                .fault(Scenarios.at(Duration.ofMinutes(-5)), "slow")
                .rollback(new ScriptedRollback(Scenarios.starts("freeze"), Scope.WHOLE_RUN, "Ines", "drill"))
                .expect("outcome", "splendid")
                .expect("restore", "5m");

        assertThat(new Rehearsal(script.scenario(), BOOK, Books.environment()).problems())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "T+-5m is before the start of the rehearsal, T",
                        "Ines has no role that may roll back",
                        "'outcome' cannot have the value 'splendid'",
                        "'restore' cannot have the value '5m'");
    }

    @Test
    void aFaultThatASystemDoesNotKnowIsRefusedBeforeAnythingHappens() {
        var script = Scenarios.empty().inject(new Injection(Scenarios.starts("freeze"), Books.SYSTEM, Map.of()));

        assertThatThrownBy(() -> play(script)).hasMessageContaining("it does not say which fault");
        assertThat(stage.record()).hasSize(1);
        assertThat(stage.isClosed()).isTrue();
    }

    private RehearsalResult play(Scenarios script) throws InterruptedException {
        return play(BOOK, script);
    }

    private RehearsalResult play(Runbook book, Scenarios script) throws InterruptedException {
        return new Rehearsal(script.scenario(), book, Books.environment()).play(stage);
    }

    private static MemoryStage stage(RunId run) {
        UnaryOperator<World> slowIfTold = world -> world.measuring(query -> {
            if (query.startsWith("health")) {
                return new Measurement.Value(world.faults().contains("slow") ? 0.5 : 1, 100);
            }
            return query.equals("weight_of_east")
                    ? new Measurement.Value(world.weight(Books.EAST), 1)
                    : new Measurement.NoData("unknown");
        });
        return new MemoryStage(run, slowIfTold);
    }

    private static String text(MemoryStage stage) {
        var codec = EventCodec.OF_FACTS;
        var text = new StringBuilder();
        stage.record()
                .forEach(event -> text.append(new String(codec.encode(event), StandardCharsets.UTF_8))
                        .append('\n'));
        return text.toString();
    }
}
