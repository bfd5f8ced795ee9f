package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However short the time is that the opening may take, it is tried several times in it. */
class RetriedOpeningTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 60, 300})
    void anOpeningThatFailsIsTriedSeveralTimesBeforeAnybodyIsAsked(int seconds) throws InterruptedException {
        var bench = neverOpening(seconds);
        bench.people(question -> bench.say(question, word(question, AnswerWord.PARK)));
        bench.run();

        assertThat(tries(bench, decided(bench), asked(bench, 0))).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 60, 300})
    void whoWaitsGetsAsManyTriesAgain(int seconds) throws InterruptedException {
        var bench = neverOpening(seconds);
        bench.people(question ->
                bench.say(question, word(question, question.id().endsWith("/1") ? AnswerWord.WAIT : AnswerWord.PARK)));
        bench.run();

        assertThat(tries(bench, answered(bench, 0), asked(bench, 1))).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 60, 300})
    void itIsTriedRightBeforeAnybodyIsAsked(int seconds) throws InterruptedException {
        var bench = neverOpening(seconds);
        bench.people(question ->
                bench.say(question, word(question, question.id().endsWith("/1") ? AnswerWord.WAIT : AnswerWord.PARK)));
        bench.run();

        for (int question = 0; question < 2; question++) {
            var asked = asked(bench, question);
            assertThat(tries(bench, asked.minusMillis(seconds * 250L), asked)).isNotEmpty();
        }
    }

    @Test
    void whereNothingIsLeftToTryNobodyWaitsForItAlthoughTheySaidSo() throws InterruptedException {
        var bench = new Bench(book(300, Platforms.close("close-old", new Undo.ByHand("open it at the console"))));
        rollBack(bench);
        bench.people(question -> switch (question.kind()) {
                    case OPENING -> bench.say(question, question.id().endsWith("/1") ? "wait" : "park");
                    case TAKE_BACK -> bench.say(question, "not-done");
                    default -> bench.say(question, "end");
                })
                .thinking(question -> Duration.ofSeconds(question.kind() == Question.Kind.TAKE_BACK ? 320 : 5));
        bench.run();

        assertThat(Duration.between(decided(bench), asked(bench, 1))).isEqualTo(Duration.ofSeconds(320));
    }

    private static String word(Question question, AnswerWord word) {
        return question.kind() == Question.Kind.OPENING ? word.word() : "end";
    }

    private static Bench neverOpening(int seconds) {
        var bench = new Bench(book(seconds, Platforms.close("close-old", Platforms.OPEN)));
        bench.world()
                .answering(operation -> operation.equals("open") ? Outcome.failed("it does not open", true) : null);
        rollBack(bench);
        return bench;
    }

    private static void rollBack(Bench bench) {
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));
    }

    private static Runbook book(int seconds, Step close) {
        return Platforms.of(
                Platforms.opening(new Opening(Duration.ofSeconds(seconds), Otherwise.ASK)),
                close,
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2)));
    }

    /** When it failed to open, between the two instants. */
    private static List<Instant> tries(Bench bench, Instant from, Instant to) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof EffectFact.Settled settled
                        && bench.state()
                                .effects()
                                .of(settled.key())
                                .filter(entry -> entry.effect().direction() == Effect.Direction.BACK)
                                .isPresent())
                .map(Event::at)
                .filter(at -> !at.isBefore(from) && !at.isAfter(to))
                .toList();
    }

    private static Instant decided(Bench bench) {
        return bench.state().rollbacks().all().get(0).decided();
    }

    private static Instant asked(Bench bench, int question) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof PeopleFact.Asked asked
                        && asked.question().kind() == Question.Kind.OPENING)
                .map(Event::at)
                .toList()
                .get(question);
    }

    private static Instant answered(Bench bench, int answer) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof PeopleFact.Decided)
                .map(Event::at)
                .toList()
                .get(answer);
    }
}
