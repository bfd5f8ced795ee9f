package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Policy;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.discipline.Waiver;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
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
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of traffic that cannot return, as the old platform cannot be opened or its opening hangs. */
class HeldTrafficTest {

    @Test
    void whatHasNoUndoIsPutToPeopleBeforeTrafficReturns() throws InterruptedException {
        var bench = rolledBack(withoutUndo(Optional.empty()));
        bench.people(question -> bench.say(question, "park"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(PeopleFact.Asked.class)).singleElement().satisfies(asked -> {
            assertThat(asked.question().kind()).isEqualTo(Question.Kind.OPENING);
            assertThat(asked.question().prompt())
                    .contains("old (step 'close-old'): it has no undo, and may have closed it");
        });
        assertThat(after(bench, PeopleFact.Asked.class::isInstance)).isLessThan(Duration.ofMinutes(1));
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void itsTrafficReturnsByTheWordOfAPerson() throws InterruptedException {
        var bench = rolledBack(withoutUndo(Optional.empty()));
        bench.people(question -> bench.say(question, "traffic-first"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(1);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aReadOfTheOldPlatformClosesNothing() throws InterruptedException {
        var bench = rolledBack(withoutUndo(Optional.of(new Verify("close", Map.of(), Map.of()))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class)).isEmpty();
    }

    @Test
    void norDoesWhatTheRunbookSaysTakesOrdersAllTheSame() throws InterruptedException {
        var book = withoutUndo(Optional.empty());
        var waiver = new Waiver(DisciplineRule.NOT_OPENED_AGAIN, "close-old", "it only marks the platform");
        var header = new Runbook.Header(
                book.header().name(),
                book.header().title(),
                book.header().pattern(),
                List.of(waiver),
                book.header().redaction());
        var bench = rolledBack(new Runbook(
                header,
                book.dimensions(),
                book.roles(),
                book.inventory(),
                book.traffic(),
                book.criteria(),
                book.phases(),
                book.rollback()));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class)).isEmpty();
    }

    @Test
    void aCallThatHangsDelaysNoQuestion() throws InterruptedException {
        var bench = hanging();
        bench.people(question -> bench.say(question, "park")).thinking(question -> Duration.ofHours(1));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(after(bench, PeopleFact.Asked.class::isInstance)).isEqualTo(Duration.ofMinutes(5));
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::why)
                .containsExactly("the old platform is open");
    }

    @Test
    void trafficThatReturnsFirstBreaksOffTheCallThatHangs() throws InterruptedException {
        var bench = hanging();
        bench.people(question -> bench.say(question, "traffic-first")).thinking(question -> Duration.ofMinutes(1));
        bench.run();

        assertThat(after(bench, RollbackFact.Opened.class::isInstance)).isEqualTo(Duration.ofMinutes(6));
        assertThat(after(bench, HeldTrafficTest::isWeightsBack)).isLessThan(Duration.ofMinutes(7));
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void trafficThatPeopleLetStayDoesNotMoveWhenTheCallOpensThePlatformAfterAll() throws InterruptedException {
        var bench = hanging();
        bench.people(question -> bench.say(question, "park"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(RollbackFact.Opened.class))
                .singleElement()
                .satisfies(opened -> assertThat(opened.outcome()).isEqualTo(RollbackFact.OpeningOutcome.PARKED));
        assertThat(bench.world().effects()).containsEntry("open", 1);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whatTrafficReturnedPastForGoodIsNamedAsLeftUndone() throws InterruptedException {
        var bench = rolledBack(withoutUndo(Optional.empty()));
        bench.people(question -> bench.say(question, "traffic-first"));
        String closed = "step 'close-old' (old: close) was not undone: it has no undo, and may have closed old";

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.facts(RollbackFact.Finished.class))
                .singleElement()
                .satisfies(finished -> assertThat(finished.leftUndone()).containsExactly(closed));
        assertThat(bench.facts(RunFact.Ended.class)).singleElement().satisfies(ended -> {
            assertThat(ended.ending()).isEqualTo(RunFact.Ending.STUCK);
            assertThat(ended.exceptions()).containsExactly(closed);
        });
    }

    @Test
    void aLaterRollbackThatFindsTheTrafficBackStillNamesIt() throws InterruptedException {
        var bench = new Bench(withoutUndo(Optional.empty(), Books.freeze("freeze")));
        bench.people(question ->
                        bench.say(question, question.kind() == Question.Kind.OPENING ? "traffic-first" : "go-on"))
                .at(Duration.ofMinutes(20), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "enough"))
                .at(Duration.ofMinutes(30), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "all of it"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.state().rollbacks().all())
                .hasSize(2)
                .allSatisfy(rollback -> assertThat(rollback.leftUndone())
                        .singleElement()
                        .asString()
                        .contains("'close-old'", "it has no undo"));
    }

    /** What closed the old platform cannot be undone. */
    private static Runbook withoutUndo(Optional<Verify> verify, Step... before) {
        var undo = new Undo.None("decommissioned");
        var work = new Work.Action(Platforms.OLD, "close", Map.of(), undo, verify);
        var steps = new ArrayList<>(List.of(before));
        steps.addAll(List.of(
                Books.step("close-old", Optional.empty(), work),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2))));
        return Platforms.of(Platforms.opening(Platforms.ASK), steps.toArray(Step[]::new));
    }

    /** The call that opens the old platform takes 14 minutes, and may take 20. */
    private static Bench hanging() {
        var bench = rolledBack(Platforms.of(
                Platforms.opening(Platforms.ASK),
                patient(Platforms.close("close-old", Platforms.OPEN)),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.world().taking(operation -> Duration.ofMinutes(operation.equals("open") ? 14 : 0));
        return bench;
    }

    private static Step patient(Step step) {
        var policy = step.policy();
        return Steps.withPolicy(
                step,
                new Policy(
                        policy.expected(),
                        Duration.ofMinutes(20),
                        policy.retry(),
                        policy.onFailure(),
                        policy.critical(),
                        policy.optional()));
    }

    /** How long after the decision the first such fact came. */
    private static Duration after(Bench bench, Predicate<Fact> which) {
        var first = bench.record().stream()
                .filter(event -> which.test(event.fact()))
                .findFirst()
                .orElseThrow();
        return Duration.between(bench.state().rollbacks().all().get(0).decided(), first.at());
    }

    private static boolean isWeightsBack(Fact fact) {
        return fact instanceof EffectFact.Intended intended
                && intended.effect().direction() == Effect.Direction.BACK
                && intended.effect().deed() instanceof Effect.Weights;
    }

    private static Bench rolledBack(Runbook book) {
        var bench = new Bench(book);
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));
        return bench;
    }
}
