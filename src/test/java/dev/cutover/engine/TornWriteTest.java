package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A process may die between any two events of one write; whatever it leaves can be continued. */
class TornWriteTest {
    @Test
    void aStepDoneByHandIsDoneOnceHoweverItsWriteIsTorn() throws InterruptedException {
        var book = Books.of(List.of(), Steps.byHand(Books.freeze("freeze"), "turn the key"));
        assertThat(faults(book, bench -> {
                    bench.world()
                            .answering(operation -> operation.equals("freeze") ? new Outcome.Failed("no", true) : null);
                    return bench.people(question -> bench.say(question, "by-hand"));
                }))
                .isEmpty();
    }

    @Test
    void aShiftDoneByHandIsDoneOnceHoweverItsWriteIsTorn() throws InterruptedException {
        var shift = Steps.byHand(Books.shift("shift-east", Books.EAST, OnBreach.HOLD), "turn the router's own key");
        assertThat(faults(Books.of(List.of(), shift), bench -> {
                    bench.world()
                            .routing(changes -> changes.get(0).target() > 0 ? TrafficRouter.Result.NOT_SENT : null);
                    return bench.people(question -> {
                        bench.world().setWeight(Books.EAST, 10_000);
                        // The world of the second process does not know what people did in that of the first.
                        return bench.say(question, question.kind() == Question.Kind.DRIFT ? "accept" : "by-hand");
                    });
                }))
                .isEmpty();
    }

    @Test
    void anUndoByHandIsRecordedOnceHoweverItsWriteIsTorn() throws InterruptedException {
        var book = Books.of(List.of(), Steps.takenBackByHand("call"), Steps.waiting("night", Duration.ofHours(1)));
        assertThat(faults(
                        book,
                        bench -> bench.people(question -> bench.say(
                                        question, question.kind() == Question.Kind.AFTER_ROLLBACK ? "end" : "done"))
                                .at(
                                        Duration.ofMinutes(30),
                                        commandPort ->
                                                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough"))))
                .isEmpty();
    }

    /** What went wrong where the record of a whole run was cut behind each of its events, and resumed. */
    private static List<String> faults(Runbook book, UnaryOperator<Bench> prepared) throws InterruptedException {
        var whole = prepared.apply(new Bench(book));
        whole.run();
        List<Event> record = whole.record();
        var faults = new ArrayList<String>();
        for (int kept = 2; kept < record.size(); kept++) {
            var bench = prepared.apply(new Bench(book)).finding(record.subList(0, kept));
            try {
                bench.run();
            } catch (ProblemException fault) {
                faults.add("behind " + record.get(kept - 1).fact() + ": " + fault.getMessage());
            }
        }
        return faults;
    }
}
