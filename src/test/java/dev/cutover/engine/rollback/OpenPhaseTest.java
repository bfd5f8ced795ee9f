package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
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
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenPhaseTest {
    private static final Outcome NO = new Outcome.Failed("the platform does not open", true);

    @Test
    void noWeightIsSetBeforeTheOldPlatformIsOpen() throws InterruptedException {
        var bench = rolledBack(Platforms.bigBang(Platforms.opening(Platforms.ASK)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(seq(bench, fact -> isDone(fact, "/back") && !isWeights(bench, fact)))
                .isLessThan(seq(bench, fact -> isWeightsBack(fact)));
        assertThat(bench.facts(RollbackFact.Opened.class))
                .singleElement()
                .satisfies(opened -> assertThat(opened.outcome()).isEqualTo(RollbackFact.OpeningOutcome.OPEN));
    }

    @Test
    void openingIsTriedForAsLongAsItMayTake() throws InterruptedException {
        var bench = rolledBack(Platforms.bigBang(Platforms.opening(Platforms.ASK)));
        opensAfter(bench, 9);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class)).isEmpty();
        assertThat(bench.facts(RollbackFact.UndoBlocked.class)).isEmpty();
        assertThat(weightsBack(bench)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Otherwise.class)
    void whereNobodyAskedForTheRollbackTrafficNeverReturnsFirst(Otherwise otherwise) throws InterruptedException {
        var rollback = Platforms.opening(new Opening(Duration.ofMinutes(5), otherwise));
        var bench = new Bench(Platforms.of(
                rollback,
                Platforms.close("close-old", Platforms.OPEN),
                Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.world()
                .answering(operation -> operation.equals("open") ? NO : null)
                .measuring(query -> new dev.cutover.spi.Metrics.Measurement.Value(
                        bench.world().weight(Books.EAST) >= 5000 ? 0 : 1, 1000));

        var code = bench.run().code();

        assertThat(bench.state().rollbacks().all()).hasSize(1);
        assertThat(weightsBack(bench)).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(5000);
        assertThat(code).isEqualTo(otherwise == Otherwise.PARK ? ExitCode.STUCK : ExitCode.WAITING);
    }

    @Test
    void aPersonsRollbackReturnsTrafficFirstWhereTheRunbookSaysSo() throws InterruptedException {
        var bench = rolledBack(
                Platforms.bigBang(Platforms.opening(new Opening(Duration.ofMinutes(5), Otherwise.TRAFFIC_FIRST))));
        neverOpens(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(openedAfter(bench)).isEqualTo(Duration.ofMinutes(5));
        assertThat(left(bench)).singleElement().asString().contains("close-old", "does not open");
    }

    @Test
    void peopleAreAskedAndTrafficReturnsByTheirWordAlone() throws InterruptedException {
        var bench = rolledBack(Platforms.bigBang(Platforms.opening(Platforms.ASK)));
        neverOpens(bench);
        bench.people(question -> say(bench, question, AnswerWord.TRAFFIC_FIRST));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.facts(RollbackFact.Opened.class)).singleElement().satisfies(opened -> {
            assertThat(opened.outcome()).isEqualTo(RollbackFact.OpeningOutcome.TRAFFIC_FIRST);
            assertThat(opened.closed()).singleElement().asString().contains("old", "close-old", "does not open");
        });
    }

    @Test
    void afterTrafficCameFirstTheOpeningIsStillTried() throws InterruptedException {
        var bench = rolledBack(Platforms.bigBang(Platforms.opening(Platforms.ASK)));
        bench.people(question -> say(bench, question, AnswerWord.TRAFFIC_FIRST));
        bench.world()
                .answering(
                        operation -> operation.equals("open") && bench.world().weight(Books.EAST) > 0 ? NO : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("open", 1);
    }

    @Test
    void parkedTrafficStaysAndALaterRollbackTriesAgain() throws InterruptedException {
        var bench =
                rolledBack(Platforms.bigBang(Platforms.opening(new Opening(Duration.ofMinutes(5), Otherwise.PARK))));
        neverOpens(bench);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(left(bench)).anyMatch(left -> left.contains("stays on new, as old is not open"));
    }

    @Test
    void nobodyIsThereSoTheRunWaitsAndIsDecidedLater() throws InterruptedException {
        var bench = rolledBack(Platforms.bigBang(Platforms.opening(Platforms.ASK)));
        neverOpens(bench);

        var result = bench.run();
        assertThat(result.code()).isEqualTo(ExitCode.WAITING);
        assertThat(result.message()).contains("The old platform is not open");
        assertThat(weightsBack(bench)).isEmpty();

        bench.people(question -> say(bench, question, AnswerWord.PARK));
        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(weightsBack(bench)).isEmpty();
    }

    @Test
    void whoWaitsIsAskedAgain() throws InterruptedException {
        var bench = rolledBack(Platforms.bigBang(Platforms.opening(Platforms.ASK)));
        neverOpens(bench);
        bench.people(question ->
                say(bench, question, question.id().endsWith("/1") ? AnswerWord.WAIT : AnswerWord.TRAFFIC_FIRST));

        bench.run();
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(2);
        assertThat(openedAfter(bench)).isGreaterThan(Duration.ofMinutes(10));
    }

    @Test
    void theQuestionLapsesWhenThePlatformOpensAfterAll() throws InterruptedException {
        var bench = rolledBack(Platforms.bigBang(Platforms.opening(Platforms.ASK)));
        opensAfter(bench, 20);
        bench.people(question -> say(bench, question, AnswerWord.PARK)).thinking(question -> Duration.ofHours(1));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(1);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::why)
                .containsExactly("the old platform is open");
    }

    @Test
    void whatIsReadBackAsClosedIsNotOpen() throws InterruptedException {
        var bench = rolledBack(Platforms.of(
                Platforms.opening(Platforms.ASK),
                Platforms.close("close-old", Platforms.verified("open", "open")),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.world()
                .answering(operation -> operation.equals("read-status")
                        ? new Outcome.Succeeded(
                                "", Map.of("status", calls(bench, "read-status") < 4 ? "starting" : "open"))
                        : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(calls(bench, "open")).isEqualTo(4);
        assertThat(bench.facts(EffectFact.Repeated.class))
                .first()
                .satisfies(repeated -> assertThat(repeated.why()).contains("status is 'starting', expected 'open'"));
    }

    @Test
    void aPersonIsAskedAtOnceAndTrafficWaitsForTheirWord() throws InterruptedException {
        var bench = rolledBack(Platforms.of(
                Platforms.opening(Platforms.ASK),
                Platforms.close("close-old", new Undo.ByHand("open it at the console")),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.people(question -> bench.say(question, "done")).thinking(question -> Duration.ofMinutes(2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().kind())
                .containsExactly(Question.Kind.TAKE_BACK);
        assertThat(openedAfter(bench)).isEqualTo(Duration.ofMinutes(2));
        assertThat(seq(bench, OpenPhaseTest::isWeightsBack))
                .isGreaterThan(seq(bench, RollbackFact.Opened.class::isInstance));
    }

    @Test
    void nobodyWhoOpensItByHandLeavesTheDecisionToOthers() throws InterruptedException {
        var bench = rolledBack(Platforms.of(
                Platforms.opening(Platforms.ASK),
                Platforms.close("close-old", new Undo.ByHand("open it at the console")),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.people(
                question -> question.kind() == Question.Kind.OPENING ? say(bench, question, AnswerWord.PARK) : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(PeopleFact.Lapsed.class)).hasSize(1);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whatLiesBehindAPointOfNoReturnIsPutToPeopleAtOnce() throws InterruptedException {
        var bench = new Bench(Platforms.of(
                Platforms.opening(Platforms.ASK),
                Platforms.close("close-old", Platforms.OPEN),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.in(
                        Books.WEST,
                        Steps.noReturn(Books.action("drop", "once-drop", new Undo.None("gone")), Books.COMMANDER)),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.people(question -> question.kind() == Question.Kind.COMMIT
                ? bench.say(question, "commit")
                : say(
                        bench,
                        question,
                        question.kind() == Question.Kind.OPENING ? AnswerWord.TRAFFIC_FIRST : AnswerWord.END));
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "enough"));
        bench.run();

        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(PeopleFact.Asked::question)
                .filteredOn(question -> question.kind() == Question.Kind.OPENING)
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.prompt()).contains("it lies before the point of no return 'drop'");
                    assertThat(question.choices())
                            .extracting(Question.Option::say)
                            .doesNotContain("wait");
                });
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aStepThatIsClosingThePlatformForAllIsStoppedAndUndoneForOneRegion() throws InterruptedException {
        var bench = new Bench(Platforms.of(
                Platforms.opening(Platforms.ASK),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Platforms.close("close-old", Platforms.OPEN),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD)));
        bench.world().answeringAfter(operation -> Duration.ofSeconds(operation.equals("close") ? 20 : 0));
        bench.people(question -> bench.say(question, "go-on"));
        bench.at(
                Duration.ofMinutes(6).plusSeconds(10),
                port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "enough"));
        bench.run();

        assertThat(bench.step("close-old").state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.world().effects()).containsEntry("open", 1);
        assertThat(seq(bench, fact -> isDone(fact, "close-old") && !isWeights(bench, fact)))
                .isLessThan(seq(bench, OpenPhaseTest::isWeightsBack));
    }

    @Test
    void aStepThatClosesThePlatformDoesNotStartWhileTrafficReturnsToIt() throws InterruptedException {
        var bench = new Bench(Platforms.of(
                Platforms.opening(Platforms.ASK),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.in(Books.WEST, Steps.waiting("wait", Duration.ofSeconds(10))),
                Platforms.close("close-old", Platforms.OPEN)));
        bench.people(question -> bench.say(question, "end"));
        bench.world()
                .taking(operation -> Duration.ofSeconds(
                        operation.equals("apply") && bench.world().weight(Books.EAST) == 10_000 ? 25 : 0));
        bench.watching((port, event) -> {
            if (event.fact() instanceof dev.cutover.run.fact.StepFact.Started started
                    && started.step().equals(new StepId("wait"))) {
                Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "enough");
            }
        });
        bench.run();

        assertThat(bench.world().calls()).doesNotContain("close");
    }

    @Test
    void whereNoTrafficHasMovedTheRollbackWaitsForWhoeverOpensThePlatform() throws InterruptedException {
        var bench = new Bench(Platforms.of(
                Platforms.opening(Platforms.ASK),
                Books.freeze("freeze"),
                Platforms.close("close-old", new Undo.ByHand("open it at the console")),
                Steps.waiting("wait", Duration.ofHours(2))));
        bench.at(Duration.ofMinutes(1), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));
        bench.people(question -> bench.say(question, "done")).thinking(question -> Duration.ofMinutes(30));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(PeopleFact.Asked.class))
                .extracting(asked -> asked.question().kind())
                .containsExactly(Question.Kind.TAKE_BACK, Question.Kind.OPENING);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::why)
                .containsExactly("the old platform is open");
    }

    private static Bench rolledBack(Runbook book) {
        var bench = new Bench(book);
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));
        return bench;
    }

    private static void neverOpens(Bench bench) {
        bench.world().answering(operation -> operation.equals("open") ? NO : null);
    }

    private static void opensAfter(Bench bench, int tries) {
        bench.world().answering(operation -> operation.equals("open") && calls(bench, "open") < tries ? NO : null);
    }

    private static long calls(Bench bench, String operation) {
        return bench.world().calls().stream().filter(operation::equals).count();
    }

    private static Answer say(Bench bench, Question question, AnswerWord word) {
        return bench.say(question, word.word());
    }

    private static List<String> left(Bench bench) {
        return bench.state().rollbacks().all().get(0).leftUndone();
    }

    private static boolean isWeightsBack(Fact fact) {
        return fact instanceof EffectFact.Intended intended
                && intended.effect().direction() == Effect.Direction.BACK
                && intended.effect().deed() instanceof Effect.Weights;
    }

    private static boolean isWeights(Bench bench, Fact fact) {
        return fact instanceof EffectFact.Settled settled
                && bench.state()
                        .effects()
                        .of(settled.key())
                        .filter(entry -> entry.effect().deed() instanceof Effect.Weights)
                        .isPresent();
    }

    private static boolean isDone(Fact fact, String part) {
        return fact instanceof EffectFact.Settled settled
                && settled.state() == dev.cutover.run.EffectState.DONE
                && settled.key().contains(part)
                && settled.key().endsWith("/back");
    }

    private static List<Event> weightsBack(Bench bench) {
        return bench.record().stream()
                .filter(event -> isWeightsBack(event.fact()))
                .toList();
    }

    private static long seq(Bench bench, Predicate<Fact> which) {
        return bench.record().stream()
                .filter(event -> which.test(event.fact()))
                .findFirst()
                .orElseThrow()
                .seq();
    }

    private static Duration openedAfter(Bench bench) {
        var opened = bench.record().stream()
                .filter(event -> event.fact() instanceof RollbackFact.Opened)
                .findFirst()
                .orElseThrow();
        return Duration.between(bench.state().rollbacks().all().get(0).decided(), opened.at());
    }
}
