package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rollback calls undone what it has undone, and nothing that stands. */
class UndoneStepsTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Step NIGHT = Steps.waiting("night", Duration.ofHours(3));

    private final List<RequestReply> replies = new ArrayList<>();

    private void again(Bench bench, int minute, Scope scope) {
        bench.at(
                Duration.ofMinutes(minute),
                port -> port.ask(
                        new Request.Again(scope, "the routes are repaired", "none"),
                        new Speaker("Dana", "tester", "prompt"),
                        replies::add));
    }

    private static void rollBack(Bench bench, int minute, Scope scope) {
        bench.at(Duration.ofMinutes(minute), port -> Orders.rollBack(port, scope, "Dana", "misroutes"));
    }

    private static List<String> undone(Bench bench) {
        return bench.facts(StepFact.Undone.class).stream()
                .map(undone -> undone.step() + " " + undone.rollback())
                .toList();
    }

    @Test
    void aWiderStepThatWasDoneAgainStands() throws InterruptedException {
        var provision = Steps.in(Books.EAST, Books.freeze("provision-east"));
        var shift = Books.shift("shift-east", Books.EAST, OnBreach.HOLD);
        var bench = new Bench(Books.withLanes(Books.of(List.of(), provision, shift, NIGHT))).agreeablePeople();
        rollBack(bench, 20, EAST);
        again(bench, 25, EAST);
        rollBack(bench, 50, new Scope(new TreeMap<>(Map.of("region", Set.of("east"), "lane", Set.of("express")))));
        bench.run();

        assertThat(bench.step("provision-east").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(undone(bench)).containsExactly("provision-east 1", "shift-east 1");
        assertThat(bench.world().effects()).containsEntry("freeze", 2).containsEntry("unfreeze", 1);
    }

    @Test
    void whatOneRollbackHasUndoneIsNotUndoneByTheNext() throws InterruptedException {
        var provision = Books.freeze("provision");
        var only = new Scope(Scope.WHOLE_RUN.values(), Set.of(new StepId("provision")), Set.of());
        var bench = new Bench(
                        Books.of(List.of(), provision, Books.shift("shift-east", Books.EAST, OnBreach.HOLD), NIGHT))
                .agreeablePeople();
        rollBack(bench, 1, only);
        again(bench, 2, only);
        rollBack(bench, 50, EAST);
        bench.run();

        assertThat(bench.step("provision").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(undone(bench)).containsExactly("provision 1", "shift-east 2");
    }

    /** East is parked at half its traffic, as the old platform does not open. */
    private Bench parked() {
        var bench = new Bench(Platforms.of(
                        Platforms.opening(new Opening(Duration.ofMinutes(1), Otherwise.PARK)),
                        Platforms.close("close-old", Platforms.OPEN),
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Steps.in(Books.WEST, NIGHT)))
                .agreeablePeople();
        bench.world().answering(operation -> operation.equals("open") ? new Outcome.Failed("down", true) : null);
        bench.at(Duration.ofMinutes(3), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"));
        return bench;
    }

    @Test
    void aShiftWhoseTrafficStaysIsNotUndone() throws InterruptedException {
        var bench = parked();

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(5_000);
        assertThat(undone(bench)).isEmpty();
        assertThat(bench.facts(StepFact.Skipped.class))
                .filteredOn(skipped -> skipped.step().value().equals("shift-east"))
                .extracting(StepFact.Skipped::why)
                .containsExactly("east was rolled back, and what it did is not all undone");
    }

    @Test
    void trafficThatIsNotBackIsNotShiftedFurtherByDoingItAgain() throws InterruptedException {
        var bench = parked();
        again(bench, 30, EAST);
        bench.run();

        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).why())
                .contains("traffic 'orders' of east is not proven to be back on old, so nothing is begun anew for it;"
                        + " the same rollback again tries to return it");
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(5_000);
    }

    @Test
    void theSameRollbackAgainReturnsItAndThenItIsDoneAgain() throws InterruptedException {
        var bench = parked();
        boolean[] isUp = {false};
        bench.world()
                .answering(operation -> operation.equals("open") && !isUp[0] ? new Outcome.Failed("down", true) : null);
        bench.people(question -> question.kind() == Question.Kind.AFTER_ROLLBACK
                ? bench.say(question, "go-on")
                : bench.say(question, question.choices().get(0).say()));
        bench.at(Duration.ofMinutes(20), port -> isUp[0] = true);
        rollBack(bench, 30, EAST);
        again(bench, 40, EAST);

        assertThat(bench.run().code())
                .as("what the first one left was undone since")
                .isEqualTo(ExitCode.DONE);
        assertThat(undone(bench)).containsExactly("close-old 2", "shift-east 2");
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    /**
     * The first shift stands still in its soak, the second has moved the same traffic on, and nothing brings it back.
     */
    @Test
    void aStoppedShiftWhoseTrafficAPointOfNoReturnKeepsIsNotUndone() throws InterruptedException {
        var soaking = Books.step(
                "soaking",
                Optional.of(Books.WEST),
                new Work.Shift(
                        "orders",
                        List.of(new Weight(3000), new Weight(4000)),
                        Duration.ofHours(2),
                        List.of(Books.HEALTH),
                        OnBreach.HOLD));
        var onward = Books.shift("onward", Books.WEST, OnBreach.HOLD);
        var erase = Steps.noReturn(Steps.in(Books.WEST, Books.freeze("erase")), Books.COMMANDER);
        var book = Books.of(List.of(), soaking, Steps.waiting("pause", Duration.ofMinutes(1)), onward, erase, NIGHT);
        var bench = new Bench(Books.needing(
                        book, Map.of("pause", Set.of(), "onward", Set.of("pause"), "erase", Set.of("onward"))))
                .agreeablePeople();
        rollBack(bench, 60, Scope.WHOLE_RUN);
        bench.run();

        assertThat(bench.facts(RollbackFact.Finished.class).get(0).leftUndone())
                .contains("traffic 'orders' of west stays: it lies before the point of no return 'erase'");
        assertThat(undone(bench)).doesNotContain("soaking 1", "onward 1");
        assertThat(bench.step("soaking").state()).isEqualTo(StepState.SKIPPED);
    }
}
