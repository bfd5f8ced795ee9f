package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The new platform was fenced so that the old one could be opened, and that does not open: people are told. */
class FencedWriterTest {
    private static final String NOBODY_WRITES = "new takes no writes of orders, as promote is undone, and old is not"
            + " open: nobody takes them; where new is to go on, `cutover again --step promote` makes it the writer"
            + " again";

    @Test
    void theQuestionNamesWhatIsFencedAndAsksForAReasonToParkThere() throws InterruptedException {
        var bench = bench(Otherwise.ASK);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(opening(bench).prompt()).contains(NOBODY_WRITES);
        assertThat(park(opening(bench)))
                .isEqualTo(new Question.Option(
                        AnswerWord.PARK,
                        "traffic stays where it is, although new takes no writes, and the rollback names it as left"
                                + " undone",
                        Question.Care.REASON));
    }

    @Test
    void whereTheWholeRunIsRolledBackItEndsSoThatPeopleAreToldToDoItByHand() throws InterruptedException {
        var bench = bench(Otherwise.PARK, Scope.WHOLE_RUN);
        bench.run();

        assertThat(bench.state().rollbacks().all().get(0).leftUndone())
                .anyMatch(left -> left.endsWith("where new is to go on, do again by hand what promote did"));
    }

    @Test
    void trafficThatIsParkedUnaskedIsNamedWithWhatIsFenced() throws InterruptedException {
        var bench = bench(Otherwise.PARK);
        bench.run();

        assertThat(bench.facts(RollbackFact.Opened.class))
                .singleElement()
                .satisfies(opened -> assertThat(opened.closed()).contains(NOBODY_WRITES));
        assertThat(bench.state().rollbacks().all().get(0).leftUndone()).contains(NOBODY_WRITES);
        assertThat(after(bench).prompt())
                .contains(NOBODY_WRITES, "shift-west is left out")
                .doesNotContain("stays open", "only writer");
    }

    @Test
    void whereTrafficGoesFirstToAClosedPlatformThatIsNamedToo() throws InterruptedException {
        var bench = bench(Otherwise.TRAFFIC_FIRST);
        bench.run();

        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.state().rollbacks().all().get(0).leftUndone()).contains(NOBODY_WRITES);
    }

    @Test
    void onceTheOldPlatformIsOpenNothingIsSaidOfTheFence() throws InterruptedException {
        var bench = bench(Otherwise.ASK);
        bench.world().answering(operation -> null);
        bench.run();

        assertThat(bench.state().rollbacks().all().get(0).leftUndone()).isEmpty();
    }

    @Test
    void whatWasAskedBeforeTheFenceIsAskedAnewAfterIt() throws InterruptedException {
        var bench = bench(Otherwise.ASK).refusing();
        var isAsked = new AtomicBoolean();
        bench.watching((port, event) -> isAsked.compareAndSet(false, event.fact() instanceof PeopleFact.Asked));
        bench.world()
                .answering(operation -> operation.equals("open") || (operation.equals("fence") && !isAsked.get())
                        ? new Outcome.Failed("not now", true)
                        : null);
        bench.thinking(question -> Duration.ofMinutes(10));
        bench.run();

        assertThat(asked(bench, Question.Kind.OPENING))
                .extracting(FencedWriterTest::park)
                .extracting(Question.Option::care)
                .containsExactly(Question.Care.PLAIN, Question.Care.REASON);
        assertThat(bench.refusals())
                .singleElement()
                .asString()
                .contains("the question is no longer open: a writer was fenced since it was put");
    }

    @Test
    void doneAgainItIsTheWriterForTheTrafficThatStays() throws InterruptedException {
        var bench = bench(Otherwise.PARK);
        bench.at(
                Duration.ofMinutes(40),
                port -> Orders.again(
                        port,
                        new Scope(Scope.WHOLE_RUN.values(), Set.of(new StepId("promote")), Set.of()),
                        "Dana",
                        "new goes on"));
        bench.run();

        assertThat(bench.world().calls().stream().filter(List.of("promote", "fence")::contains))
                .containsExactly("promote", "fence", "promote");
    }

    private static Question.Option park(Question question) {
        return question.choices().stream()
                .filter(option -> option.say().equals(AnswerWord.PARK.word()))
                .findFirst()
                .orElseThrow();
    }

    private static Question opening(Bench bench) {
        return asked(bench, Question.Kind.OPENING).get(0);
    }

    private static Question after(Bench bench) {
        return asked(bench, Question.Kind.AFTER_ROLLBACK).get(0);
    }

    private static List<Question> asked(Bench bench, Question.Kind kind) {
        return bench.facts(PeopleFact.Asked.class).stream()
                .map(PeopleFact.Asked::question)
                .filter(question -> question.kind() == kind)
                .toList();
    }

    private static Bench bench(Otherwise otherwise) {
        return bench(otherwise, Scope.of(Books.EAST));
    }

    private static Bench bench(Otherwise otherwise, Scope scope) {
        var book = Platforms.of(
                Platforms.opening(new Opening(Duration.ofMinutes(1), otherwise)),
                Platforms.close("close-old", Platforms.OPEN),
                Platforms.promote("promote"),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("night", Duration.ofHours(1)),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD));
        var bench = new Bench(Platforms.withOneWriter(book));
        bench.people(question -> bench.say(question, question.kind() == Question.Kind.OPENING ? "park" : "go-on"));
        bench.world().answering(operation -> operation.equals("open") ? new Outcome.Failed("it is down", true) : null);
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, scope, "Dana", "enough"));
        return bench;
    }
}
