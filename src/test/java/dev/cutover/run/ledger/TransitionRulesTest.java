package dev.cutover.run.ledger;

import static dev.cutover.run.PlainFacts.A;
import static dev.cutover.run.PlainFacts.AT;
import static dev.cutover.run.PlainFacts.B;
import static dev.cutover.run.RunStage.CREATED;
import static dev.cutover.run.RunStage.ENDED;
import static dev.cutover.run.RunStage.ENDED_THEN_ROLLING_BACK;
import static dev.cutover.run.RunStage.FAILED;
import static dev.cutover.run.RunStage.HELD;
import static dev.cutover.run.RunStage.LEFT;
import static dev.cutover.run.RunStage.NOTHING;
import static dev.cutover.run.RunStage.ROLLED_BACK;
import static dev.cutover.run.RunStage.ROLLING_BACK;
import static dev.cutover.run.RunStage.RUNNING;
import static dev.cutover.run.RunStage.allBut;
import static dev.cutover.run.RunStage.none;
import static dev.cutover.run.RunStage.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.model.Trigger;
import dev.cutover.run.Amendment;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.EffectState;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.NoteForm;
import dev.cutover.run.PlainFacts;
import dev.cutover.run.Request;
import dev.cutover.run.RunStage;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.FactArbitraries;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a run with every kind of fact: legal, or refused in words. */
class TransitionRulesTest {
    private static final CriterionId ROUTED = new CriterionId("routed");

    /** A fact, and where it may follow. */
    private record Row(Fact fact, Set<RunStage> legal) {}

    private static final List<Row> TABLE = Stream.of(
                    ofRuns(), ofSteps(), ofEffects(), ofCriteria(), ofPeople(), ofReconciliations(), others())
            .flatMap(List::stream)
            .toList();

    private static List<Row> ofRuns() {
        return List.of(
                new Row(PlainFacts.created(), only(NOTHING)),
                new Row(new RunFact.LeaseTaken("deploy-2", 4712, "bo", "test"), allBut(NOTHING)),
                new Row(new RunFact.RunnerLeft("Ctrl-C"), allBut(NOTHING, LEFT)),
                new Row(new RunFact.Held("bo", "so"), allBut(NOTHING, HELD, LEFT, ENDED)),
                new Row(new RunFact.Continued("bo", "so"), only(HELD)),
                new Row(
                        new RunFact.Amended(new Amendment.Skip(B), "b", "", "", "bo", "", "", false),
                        allBut(NOTHING, LEFT, ENDED)),
                new Row(new RunFact.RunNote("a torn line"), allBut(NOTHING)),
                new Row(
                        new RunFact.WeightsRead(new SystemId("ingress"), 1, List.of(), "refused"),
                        allBut(NOTHING, LEFT, ENDED)),
                new Row(PlainFacts.ended(RunFact.Ending.COMPLETED), only(CREATED, FAILED, ROLLED_BACK)),
                new Row(PlainFacts.ended(RunFact.Ending.COMPLETED_WITH_EXCEPTIONS), only(CREATED, FAILED, ROLLED_BACK)),
                new Row(PlainFacts.ended(RunFact.Ending.ROLLED_BACK), only(ROLLED_BACK)),
                new Row(PlainFacts.ended(RunFact.Ending.STUCK), only(ROLLED_BACK)),
                new Row(
                        PlainFacts.ended(RunFact.Ending.ABORTED),
                        allBut(NOTHING, LEFT, ROLLING_BACK, ENDED, ENDED_THEN_ROLLING_BACK)),
                new Row(
                        PlainFacts.ended(RunFact.Ending.DECLINED),
                        allBut(NOTHING, LEFT, ROLLING_BACK, ENDED, ENDED_THEN_ROLLING_BACK)));
    }

    private static List<Row> ofSteps() {
        var underWay = only(RUNNING, HELD, ENDED, ENDED_THEN_ROLLING_BACK);
        return List.of(
                new Row(new StepFact.Started(B, 1), allBut(NOTHING, HELD, LEFT, ENDED)),
                new Row(new StepFact.Started(B.inRollback(1), 1), only(ROLLING_BACK, ENDED_THEN_ROLLING_BACK)),
                new Row(new StepFact.Started(B.inRollback(2), 1), none()),
                new Row(new StepFact.Succeeded(A, 1, StepFact.How.PLAINLY, Map.of()), underWay),
                new Row(
                        new StepFact.Succeeded(A, 1, StepFact.How.BY_HAND, Map.of()),
                        only(RUNNING, HELD, FAILED, ENDED, ENDED_THEN_ROLLING_BACK)),
                new Row(new StepFact.Failed(A, 1, StepFact.FailureCause.ERROR, "no"), underWay),
                new Row(new StepFact.Skipped(B, 0, "no time"), allBut(NOTHING, LEFT, ENDED)),
                new Row(new StepFact.Cancelled(A, 1, "rollback"), only(ENDED_THEN_ROLLING_BACK)),
                new Row(new StepFact.Reopened(A, 1, "again"), only(FAILED, ROLLING_BACK, ROLLED_BACK)),
                new Row(new StepFact.Withdrawn(A, 1, StepState.SUCCEEDED, "rollback"), none()),
                new Row(new StepFact.Undone(A, 1, 1), only(ROLLING_BACK)),
                new Row(new StepFact.TimerSet(A, 1, AttemptTimer.of("wait"), AT), underWay),
                new Row(new StepFact.StepNote(A, 1, new NoteForm("verified", "yes").note()), underWay));
    }

    private static List<Row> ofEffects() {
        return List.of(
                new Row(new EffectFact.Intended(PlainFacts.effect("e2")), allBut(NOTHING, CREATED, LEFT, ENDED)),
                new Row(new EffectFact.Intended(PlainFacts.effect("e1")), none()),
                new Row(PlainFacts.settled("e1", EffectState.DONE), allBut(NOTHING, CREATED, LEFT)),
                new Row(PlainFacts.settled("e1", EffectState.INTENDED), none()),
                new Row(new EffectFact.Repeated("e1", "once more"), allBut(NOTHING, CREATED, LEFT, ENDED)));
    }

    private static List<Row> ofCriteria() {
        var sampleStretch = SampleStretch.of(PlainFacts.SAMPLE, AT);
        var everything = Segment.EVERYTHING;
        return List.of(
                new Row(new CriterionFact.Sampled(List.of(PlainFacts.SAMPLE)), allBut(NOTHING)),
                new Row(new CriterionFact.Unchanged(List.of(sampleStretch)), allBut(NOTHING)),
                new Row(
                        new CriterionFact.BaselineTaken(A, 1, ROUTED, everything, 1, 1),
                        allBut(NOTHING, CREATED, LEFT)),
                new Row(
                        new CriterionFact.GuardBreached(A, 1, ROUTED, "98 %", OnBreach.HOLD),
                        allBut(NOTHING, CREATED, LEFT, ENDED)),
                new Row(
                        new CriterionFact.TriggerFired(ROUTED, everything, AT, Trigger.Then.ASK),
                        allBut(NOTHING, LEFT, ENDED)));
    }

    private static List<Row> ofPeople() {
        var asked = allBut(NOTHING, CREATED, LEFT, ENDED);
        return List.of(
                new Row(new PeopleFact.Asked(PlainFacts.question("q2")), allBut(NOTHING, LEFT, ENDED)),
                new Row(new PeopleFact.Asked(PlainFacts.question("q1")), only(CREATED)),
                new Row(new PeopleFact.Decided(PlainFacts.decision("q1")), asked),
                new Row(new PeopleFact.Reported(PlainFacts.decision("q1")), asked),
                new Row(
                        new PeopleFact.Added(PlainFacts.decision(""), Optional.empty(), "OPS-7"),
                        allBut(NOTHING, LEFT)),
                new Row(new PeopleFact.Lapsed("q1", "not needed"), allBut(NOTHING, CREATED, LEFT)),
                new Row(new PeopleFact.Escalated("q1", "deputy", Duration.ofMinutes(5), List.of(), ""), asked),
                new Row(new PeopleFact.Notified("q1", "deputy", true, ""), allBut(NOTHING, CREATED, LEFT)),
                new Row(new PeopleFact.Announced(1, 0, true, ""), allBut(NOTHING, LEFT)),
                new Row(new PeopleFact.Announced(0, 0, true, ""), none()),
                new Row(new PeopleFact.Announced(999, 0, true, ""), none()),
                new Row(new PeopleFact.Noted("ada", "ada", "the carrier called"), allBut(NOTHING, LEFT)));
    }

    private static List<Row> ofReconciliations() {
        var underWay = only(RUNNING, HELD, ENDED, ENDED_THEN_ROLLING_BACK);
        return List.of(
                new Row(new ReconcileFact.Looked(A, 1, 1, 0, true, List.of()), underWay),
                new Row(new ReconcileFact.Looked(A, 1, 2, 0, true, List.of()), none()),
                new Row(new ReconcileFact.Looked(B, 1, 1, 0, true, List.of()), none()),
                new Row(PlainFacts.reconciled(A, 1), none()));
    }

    private static List<Row> others() {
        var open = only(ROLLING_BACK, ENDED_THEN_ROLLING_BACK);
        return List.of(
                new Row(
                        PlainFacts.requested(1),
                        allBut(NOTHING, LEFT, ROLLING_BACK, ROLLED_BACK, ENDED_THEN_ROLLING_BACK)),
                new Row(
                        new RollbackFact.Explained(1, "ada", "lead", "misroutes", ""),
                        only(ROLLING_BACK, ROLLED_BACK, ENDED_THEN_ROLLING_BACK)),
                new Row(new RollbackFact.Opened(1, RollbackFact.OpeningOutcome.OPEN, List.of()), open),
                new Row(new RollbackFact.Returned(1), open),
                new Row(new RollbackFact.Restored(1), open),
                new Row(new RollbackFact.TakenOver(1, 2), none()),
                new Row(new RollbackFact.UndoBlocked(1, "e1", "what it relies on failed"), open),
                new Row(new RollbackFact.Finished(1, List.of()), open),
                new Row(
                        new RequestFact.Received("p2", new Request.Hold(""), new Speaker("", "bo", "socket")),
                        allBut(NOTHING, LEFT)),
                new Row(new RequestFact.Settled("p1", RequestFact.Outcome.DONE, ""), allBut(NOTHING, CREATED, LEFT)),
                new Row(new RequestFact.RampsFrozen("f2", Scope.WHOLE_RUN, "bo", AT), allBut(NOTHING, LEFT)),
                new Row(new RequestFact.RampsReleased("f1", "closed"), allBut(NOTHING, CREATED, LEFT)),
                new Row(new RequestFact.RampsReleased("f2", "closed"), none()),
                new Row(new EvidenceFact(A, 1, "0f", "log", "text/plain", 3, "oms"), allBut(NOTHING, CREATED, LEFT)),
                new Row(new EvidenceFact(B, 0, "0f", "photo", "image/png", 3, "bo"), allBut(NOTHING, LEFT)));
    }

    static Stream<Arguments> pairs() {
        return TABLE.stream()
                .flatMap(row -> Stream.of(RunStage.values())
                        .map(stage ->
                                Arguments.of(stage, row.fact(), row.legal().contains(stage))));
    }

    @Test
    void everyKindOfFactHasARow() {
        var kinds = new HashSet<Class<?>>();
        TABLE.forEach(row -> kinds.add(row.fact().getClass()));

        assertThat(kinds).containsExactlyInAnyOrderElementsOf(FactArbitraries.factTypes());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("pairs")
    void everyPairIsLegalOrRefused(RunStage stage, Fact fact, boolean legal) {
        var state = stage.state();
        var event = PlainFacts.next(state, fact);

        assertThat(state.refusal(fact).isEmpty())
                .as(() -> state.refusal(fact).orElse("legal"))
                .isEqualTo(legal);
        if (legal) {
            state.apply(event);
            assertThat(state.seq()).isEqualTo(event.seq());
        } else {
            assertThatThrownBy(() -> state.apply(event))
                    .isInstanceOf(IllegalTransition.class)
                    .message()
                    .isNotBlank();
            assertThat(state.seq()).as("it changes nothing").isEqualTo(event.seq() - 1);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("pairs")
    void whatCannotHaveHappenedIsReadAllTheSame(RunStage stage, Fact fact, boolean legal) {
        var state = stage.state();
        var event = PlainFacts.next(state, fact);
        state.read(event);

        assertThat(state.seq()).isEqualTo(event.seq());
        assertThat(state.complaints()).hasSize(legal ? 0 : 1);
        assertThat(state.complaints()).allSatisfy(complaint -> {
            assertThat(complaint.event()).isEqualTo(event);
            assertThat(complaint.why()).isNotBlank();
        });
    }
}
