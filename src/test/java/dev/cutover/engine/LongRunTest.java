package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Trigger;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Very long runbooks, which reveal linear searches in each step. */
@Timeout(60)
class LongRunTest {
    private static final int MANY = 10_000;

    @Test
    void stepsThatDoNothingOneAfterTheOther() throws InterruptedException {
        timed(Books.of(watched(), steps(LongRunTest::note)), ExitCode.DONE);
    }

    @Test
    void stepsThatDoNothingSideBySide() throws InterruptedException {
        timed(Books.unchained(watched(), List.of(steps(LongRunTest::note))), ExitCode.DONE);
    }

    @Test
    void actions() throws InterruptedException {
        timed(Books.of(watched(), steps(i -> Books.freeze("s" + i))), ExitCode.DONE);
    }

    @Test
    void tasksThatAllWaitForPeopleAtOnce() throws InterruptedException {
        timed(Books.unchained(watched(), List.of(steps(i -> Steps.task("s" + i)))), ExitCode.DONE);
    }

    @Test
    void theRollbackOfManyActions() throws InterruptedException {
        var bench = new Bench(Books.of(watched(), steps(i -> Books.freeze("s" + i))));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.Ended ended && ended.ending() == RunFact.Ending.COMPLETED) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "all of it");
            }
        });
        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", MANY);
    }

    @Test
    void actionsSideBySide() throws InterruptedException {
        timed(Books.unchained(watched(), List.of(steps(i -> Books.freeze("s" + i)))), ExitCode.DONE);
    }

    @Test
    void theRollbackOfManyActionsOfWhichTheLastCannotBeUndone() throws InterruptedException {
        var last = new Undo.ByHand("put it back");
        var bench = new Bench(Books.of(
                watched(), steps(i -> Books.action("s" + i, "freeze", i < MANY - 1 ? Books.UNFREEZE : last))));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.Ended ended && ended.ending() == RunFact.Ending.COMPLETED) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "all of it");
            }
        });
        bench.people(question -> bench.say(question, question.kind() == Question.Kind.TAKE_BACK ? "not-done" : "end"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.state().rollbacks().all().get(0).leftUndone()).hasSize(MANY);
    }

    @Test
    void theRollbackOfManyActionsUnderAPlatformThatWasNeverClosed() throws InterruptedException {
        var steps = new ArrayList<>(List.of(steps(i -> Books.freeze("s" + i))));
        steps.add(Steps.waiting("wait", Duration.ofHours(1)));
        steps.add(Platforms.close("close-old", Platforms.OPEN));
        var bench = new Bench(Platforms.of(Platforms.opening(Platforms.ASK), steps.toArray(Step[]::new)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof StepFact.Started started
                    && started.step().value().equals("wait")) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "all of it");
            }
        });
        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", MANY);
    }

    @Test
    void peopleWhoAnswerOneAfterTheOther() throws InterruptedException {
        var bench = new Bench(Books.unchained(watched(), List.of(steps(i -> Steps.task("s" + i)))));
        bench.people(question -> new Answer(question.id(), "Dana", "done", "", "", "", "answers", "tester"));
        bench.thinking(question -> Duration.ofSeconds(question.id().hashCode() & 0xffff));
        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    private static void timed(Runbook book, ExitCode code) throws InterruptedException {
        var bench = new Bench(book).agreeablePeople();
        assertThat(bench.run().code()).isEqualTo(code);
    }

    private static List<Trigger> watched() {
        return List.of(new Trigger(Books.HEALTH, Duration.ofMinutes(5), Trigger.Then.ASK));
    }

    private static Step note(int i) {
        var work = new Work.Notify(List.of(Books.COMMANDER), "step " + i, Optional.empty());
        return Books.step("s" + i, Optional.empty(), work);
    }

    private static Step[] steps(IntFunction<Step> maker) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < MANY; i++) {
            steps.add(maker.apply(i));
        }
        steps.add(Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        return steps.toArray(Step[]::new);
    }
}
