package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.PeopleFact;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A gate that was to be passed anew is put back only with what it is for: what begins after all waits for its gate. */
class GateOfWithdrawnStepTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Step GATE = Books.gate("gate");
    private static final Step PROMOTE = Platforms.promote("promote");
    private static final Step SHIFT_EAST = Books.shift("shift-east", Books.EAST, OnBreach.HOLD);
    private static final Step NIGHT = Steps.waiting("night", Duration.ofHours(6));

    private final List<RequestReply> replies = new ArrayList<>();

    /** The writer is to be promoted anew, and waits at its gate for an hour when the east is rolled back. */
    private static Bench promotedAnew() {
        var only = new Scope(Scope.WHOLE_RUN.values(), Set.of(new StepId("promote")), Set.of());
        var book = Platforms.withOneWriter(Platforms.of(
                Platforms.opening(new Opening(Duration.ofMinutes(1), Otherwise.PARK)),
                Platforms.close("close-old", Platforms.OPEN),
                GATE,
                PROMOTE,
                SHIFT_EAST,
                NIGHT));
        var bench = new Bench(
                        Books.needing(book, Map.of("shift-east", Set.of("close-old"), "night", Set.of("close-old"))))
                .agreeablePeople()
                .refusing();
        return bench.thinking(question -> Duration.ofMinutes(isAnew(question) ? 60 : 0))
                .at(Duration.ofMinutes(40), port -> Orders.rollBack(port, only, "Dana", "misroutes"))
                .at(Duration.ofMinutes(50), port -> Orders.again(port, only, "Dana", "repaired"))
                .at(Duration.ofMinutes(60), port -> Orders.rollBack(port, EAST, "Dana", "misroutes, too"));
    }

    private static boolean isAnew(Question question) {
        return question.kind() == Question.Kind.APPROVE && question.attempt() > 1;
    }

    private static List<String> started(Bench bench) {
        return bench.facts(StepFact.Started.class).stream()
                .map(started -> started.step() + " " + started.attempt())
                .toList();
    }

    @Test
    void whatGoesOnAsTheRollbackWasParkedWaitsForItsGate() throws InterruptedException {
        var bench = promotedAnew();
        bench.world().answering(operation -> operation.equals("open") ? Outcome.failed("it is down", true) : null);
        bench.run();

        assertThat(bench.facts(StepFact.Withdrawn.class)).isEmpty();
        assertThat(started(bench)).contains("promote 2");
        assertThat(bench.record())
                .filteredOn(event -> event.fact() instanceof StepFact.Succeeded passed
                        && passed.step().equals(GATE.id()))
                .last()
                .satisfies(
                        passed -> assertThat(passed.at()).isAfterOrEqualTo(Bench.START.plus(Duration.ofMinutes(110))));
    }

    @Test
    void itIsPutBackInTheMomentInWhichItsStepIsLeftOut() throws InterruptedException {
        var bench = promotedAnew();
        bench.run();

        assertThat(started(bench)).doesNotContain("promote 2");
        assertThat(bench.step("promote").state()).isEqualTo(StepState.SKIPPED);
        assertThat(bench.step("gate").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.facts(StepFact.Withdrawn.class))
                .singleElement()
                .satisfies(back -> assertThat(back.step()).isEqualTo(GATE.id()));
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .singleElement()
                .satisfies(lapsed -> assertThat(lapsed.why()).contains("what it was to be passed anew for"));
        assertThat(bench.state().questions().open()).isEmpty();
    }

    @Test
    void whatOnlyWaitsAtItsGateToBeDoneAgainIsWithdrawnByAWord() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), GATE, SHIFT_EAST, Steps.waiting("night", Duration.ofHours(2))))
                .agreeablePeople()
                .refusing();
        bench.thinking(question -> Duration.ofMinutes(isAnew(question) ? 60 : 0))
                .at(Duration.ofMinutes(20), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"))
                .at(Duration.ofMinutes(30), port -> Orders.again(port, EAST, "Dana", "repaired"))
                .at(
                        Duration.ofMinutes(40),
                        port -> port.ask(
                                new Request.RollBack(EAST, "not tonight"),
                                new Speaker("Dana", "tester", "prompt"),
                                replies::add));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly("all of east is already back; what was to be done again is withdrawn: shift-east");
        assertThat(bench.step("gate").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.refusals())
                .singleElement()
                .asString()
                .contains("rollback of east, and what it was to be passed anew for is withdrawn");
        assertThat(bench.world().calls()).containsOnlyOnce("region=east to 10000");
    }

    /** What the gate would have let pass was to stand on a closing that this rollback has undone. */
    @Test
    void theGateBehindAClosingThatIsUndoneWithItAsksNobody() throws InterruptedException {
        var goEast = Books.gate("go-east");
        var bench = new Bench(Platforms.of(
                        Platforms.opening(new Opening(Duration.ofMinutes(1), Otherwise.PARK)),
                        Platforms.close("close-old", Platforms.OPEN),
                        goEast,
                        SHIFT_EAST,
                        Steps.waiting("night", Duration.ofHours(2))))
                .agreeablePeople()
                .refusing();
        bench.thinking(question -> Duration.ofMinutes(isAnew(question) ? 60 : 0))
                .at(Duration.ofMinutes(20), port -> Orders.rollBack(port, EAST, "Dana", "misroutes"))
                .at(Duration.ofMinutes(30), port -> Orders.again(port, EAST, "Dana", "repaired"))
                .at(Duration.ofMinutes(40), port -> Orders.rollBack(port, EAST, "Dana", "not tonight"));
        bench.run();

        assertThat(started(bench)).contains("close-old 2", "go-east 2").doesNotContain("shift-east 2");
        assertThat(bench.facts(StepFact.Withdrawn.class))
                .singleElement()
                .satisfies(back -> assertThat(back.step()).isEqualTo(goEast.id()));
        assertThat(bench.step("go-east").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.state().questions().open()).isEmpty();
    }
}
