package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows traffic is left undone where the traffic stays, until another rollback has returned it. */
class LeftAfterParkingTest {
    private static final List<String> AFTER = List.of("unfreeze", "resume-captures", "resume-messages", "reprint");

    @Test
    void nothingThatFollowsTrafficIsDoneAndAllOfItIsNamed() throws InterruptedException {
        var bench = bench();
        bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is down", true) : null);
        bench.run();

        assertThat(bench.world().calls()).contains("open").doesNotContainAnyElementsOf(AFTER);
        assertThat(left(bench, 0))
                .satisfiesExactlyInAnyOrder(
                        left -> assertThat(left).contains("traffic 'orders' of east stays on new"),
                        left -> assertThat(left).contains("step 'close-old'", "it is down"),
                        left -> assertThat(left).contains("step 'freeze'", "the traffic stays where it is"),
                        left -> assertThat(left).contains("step 'captures'", "the traffic stays where it is"),
                        left -> assertThat(left).contains("step 'messages'", "the traffic stays where it is"),
                        left -> assertThat(left).contains("step 'call'", "the traffic stays where it is"),
                        left -> assertThat(left).contains("rollback step 'labels'", "the traffic stays where it is"));
    }

    @Test
    void nobodyIsAskedToUndoByHandWhatFollowsTraffic() throws InterruptedException {
        var bench = bench();
        bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is down", true) : null);
        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().kind())
                .doesNotContain(Question.Kind.TAKE_BACK);
    }

    @Test
    void anotherRollbackDoesAllOfItOnceItsTrafficIsBack() throws InterruptedException {
        var bench = bench();
        var isDown = new boolean[] {true};
        bench.world()
                .answering(
                        operation -> operation.equals("open") && isDown[0] ? Outcome.failed("it is down", true) : null);
        bench.at(Duration.ofMinutes(30), port -> isDown[0] = false);
        bench.at(Duration.ofMinutes(40), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "it is up"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.Opened.class))
                .extracting(RollbackFact.Opened::outcome)
                .containsExactly(RollbackFact.OpeningOutcome.PARKED, RollbackFact.OpeningOutcome.OPEN);
        assertThat(bench.world().calls()).containsSubsequence("open", "region=east to 0", "unfreeze");
        assertThat(bench.world().calls()).containsAll(AFTER);
        assertThat(left(bench, 1)).isEmpty();
    }

    private static Bench bench() {
        var bench = new Bench(Platforms.of(
                new RollbackProcedure(
                        Duration.ofMinutes(15),
                        Optional.empty(),
                        new Opening(Duration.ofMinutes(1), Otherwise.PARK),
                        ReturnRamp.AT_ONCE,
                        List.of(),
                        List.of(new RollbackStep(
                                Books.action("labels", "reprint", new Undo.None("printed")),
                                IfUnreachable.SKIP_AND_RECORD))),
                east("freeze", Optional.empty(), "unfreeze"),
                east("captures", Optional.of(Undo.Time.AFTER_IN_FLIGHT), "resume-captures"),
                east("messages", Optional.of(Undo.Time.AFTER_RECONCILE), "resume-messages"),
                Platforms.close("close-old", Platforms.OPEN),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.in(Books.EAST, Steps.takenBackByHand("call")),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.people(question -> bench.say(
                question,
                question.kind() != Question.Kind.AFTER_ROLLBACK
                        ? "done"
                        : question.id().startsWith("rollback-1/") ? "go-on" : "end"));
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "enough"));
        return bench;
    }

    private static Step east(String id, Optional<Undo.Time> time, String undo) {
        return Steps.in(Books.EAST, Books.action(id, "freeze", new Undo.Call(undo, Map.of(), time, Optional.empty())));
    }

    private static List<String> left(Bench bench, int rollback) {
        return bench.state().rollbacks().all().get(rollback).leftUndone();
    }
}
