package dev.cutover.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByHandTest {

    @Test
    void whatAPersonDidInsteadIsDoneByHandAndTheRunSaysSo() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.byHand(Books.freeze("freeze"), "turn the key")));
        bench.world().answering(operation -> new Outcome.Failed("no", true));
        bench.people(question -> bench.say(question, "by-hand"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("freeze").how()).isEqualTo(StepFact.How.BY_HAND);
        assertThat(bench.state().effects().all()).extracting("state").containsExactly(EffectState.DONE);
    }

    @Test
    void itsUndoStaysOwed() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.byHand(Books.freeze("freeze"), "turn the key")));
        bench.world().answering(operation -> operation.equals("freeze") ? new Outcome.Failed("no", true) : null);
        bench.people(question -> bench.say(question, "by-hand"));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.Ended ended && ended.ending() != RunFact.Ending.ROLLED_BACK) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void itMayFollowWhatTookPlaceAndCouldNotBeVerified() throws InterruptedException {
        var verify = Optional.of(new Verify("read-status", Map.of(), Map.of("status", "well")));
        var work = new Work.Action(Books.SYSTEM, "freeze", Map.of(), new Undo.Call("unfreeze", Map.of()), verify);
        var bench = new Bench(
                Books.of(List.of(), Steps.byHand(Books.step("freeze", Optional.empty(), work), "look yourself")));
        bench.people(question -> bench.say(question, "by-hand"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("freeze").how()).isEqualTo(StepFact.How.BY_HAND);
    }

    @Test
    void itMayFollowWhatPossiblyTookPlace() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.byHand(Books.freeze("freeze"), "turn the key")));
        bench.world().answering(operation -> new Outcome.Failed("half", false));
        bench.people(question -> bench.say(question, "by-hand"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
    }

    @Test
    void trafficThatWasMovedByHandIsKnownToTheRollback() throws InterruptedException {
        var shift = Steps.byHand(Books.shift("shift-east", Books.EAST, OnBreach.HOLD), "turn the router's own key");
        var bench = new Bench(Books.of(List.of(), shift, Steps.waiting("night", Duration.ofHours(1))));
        bench.world().routing(changes -> changes.get(0).target() > 0 ? TrafficRouter.Result.NOT_SENT : null);
        bench.people(question -> {
            bench.world().setWeight(Books.EAST, 10_000);
            return bench.say(question, "by-hand");
        });
        bench.at(
                Duration.ofMinutes(30), commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(StepFact.Succeeded.class))
                .anyMatch(done -> done.step().value().equals("shift-east") && done.how() == StepFact.How.BY_HAND);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void trafficThatStandsWhereItWasMovedByHandIsNoDrift() throws InterruptedException {
        var shift = Steps.byHand(Books.shift("shift-east", Books.EAST, OnBreach.HOLD), "turn the router's own key");
        var bench = new Bench(Books.of(List.of(), shift, Books.shift("shift-all", Segment.EVERYTHING, OnBreach.HOLD)));
        bench.world().routing(changes -> bench.world().weight(Books.EAST) == 0 ? TrafficRouter.Result.NOT_SENT : null);
        bench.people(question -> {
            if (!question.step().value().equals("shift-east")) {
                return null;
            }
            bench.world().setWeight(Books.EAST, 10_000);
            return bench.say(question, "by-hand");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void noGateIsPassedByHand() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.byHand(Steps.gate("ready"), "look yourself")));
        bench.world().measuring(query -> new Measurement.Value(0, 100));
        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.question().choices())
                        .extracting(Question.Option::say)
                        .contains("override")
                        .doesNotContain("by-hand"));
    }

    @Test
    void whereTheRunbookDoesNotSayHowItIsNotOffered() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze"))).refusing();
        bench.world().answering(operation -> new Outcome.Failed("no", true));
        bench.people(question -> bench.say(question, "by-hand"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.refusals()).singleElement().asString().contains("is not an option here");
    }
}
