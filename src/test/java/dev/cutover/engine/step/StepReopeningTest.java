package dev.cutover.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepReopeningTest {
    private static final Set<StepId> EAST = Set.of(new StepId("shift-east"));

    private final Bench bench = new Bench(Books.unchained(
                    List.of(),
                    List.of(
                            Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                            Books.shift("shift-west", Books.WEST, OnBreach.HOLD))))
            .agreeablePeople()
            .at(
                    Duration.ofMinutes(1),
                    commandPort -> Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "misroutes"));

    @Test
    void aSegmentThatWasRolledBackIsShiftedAgain() throws InterruptedException {
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RollbackFact.Finished) {
                commandPort.again(EAST, "Dana", "the routes are repaired");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whatKeptWatchBetweenTwoStepsKeepsWatchOnceMore() throws InterruptedException {
        var pilot = Books.shift("pilot", Books.EAST, OnBreach.HOLD);
        var watch = Books.needing(Steps.observe("watch", Duration.ZERO, OnBreach.HOLD), pilot.id());
        var ready = Books.needing(Books.gate("ready"), watch.id());
        var rest = Books.needing(Books.shift("rest", Books.EAST, OnBreach.HOLD), ready.id());
        var twice = new Bench(Books.unchained(List.of(), List.of(pilot, watch, ready, rest)))
                .agreeablePeople()
                .at(
                        Duration.ofMinutes(17),
                        commandPort -> Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "drill"))
                .watching((commandPort, event) -> {
                    if (event.fact() instanceof RollbackFact.Finished) {
                        commandPort.again(Set.of(pilot.id(), rest.id()), "Dana", "repaired");
                    }
                });

        assertThat(twice.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(twice.facts(StepFact.Undone.class))
                .as("it had begun, and was rolled back")
                .extracting(StepFact.Undone::step)
                .contains(rest.id());
        assertThat(twice.facts(StepFact.Started.class))
                .extracting(started -> started.step() + " " + started.attempt())
                .containsExactly("pilot 1", "watch 1", "ready 1", "rest 1", "pilot 2", "watch 2", "ready 2", "rest 2");
    }

    @Test
    void withoutAWordItStaysWhereItWasTakenTo() throws InterruptedException {
        bench.run();

        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void nothingIsDoneAgainWhileItIsStillBeingRolledBack() throws InterruptedException {
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RollbackFact.Requested) {
                commandPort.again(EAST, "Dana", "in a hurry");
            }
        });
        bench.run();

        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void whoeverAsksForARollbackUnderWayIsToldSo() throws InterruptedException {
        var replies = new ArrayList<RequestReply>();
        bench.at(Duration.ofSeconds(60), commandPort -> {
            Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "misroutes");
            var back = new Request.RollBack(Scope.of(Books.EAST), "misroutes");
            commandPort.ask(back, new Speaker("", "Ines", "prompt"), replies::add);
        });
        bench.run();

        assertThat(bench.facts(RollbackFact.Requested.class)).hasSize(1);
        assertThat(replies).containsExactly(new RequestReply("", RequestReply.State.DONE, "it is already running"));
        assertThat(bench.facts(RunFact.RunNote.class))
                .extracting(RunFact.RunNote::what)
                .anyMatch(what -> what.contains("Ines") && what.contains("already running"));
    }
}
