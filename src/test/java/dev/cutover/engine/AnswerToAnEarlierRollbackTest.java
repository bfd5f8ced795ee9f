package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerToAnEarlierRollbackTest {
    private static final Speaker DANA = new Speaker("Dana", "dana", "socket");

    private final List<RequestReply> replies = new ArrayList<>();

    @Test
    void anAnswerWhileAnotherRollbackRunsIsToldThatItIsAskedLater() throws InterruptedException {
        var bench = twice();
        decide(bench, Duration.ofMinutes(31), "end");

        bench.run();
        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.state()).isEqualTo(RequestReply.State.REFUSED);
            assertThat(reply.why())
                    .contains("rollback 2 of west is running; how the run continues is asked when it has finished")
                    .doesNotContain("already said");
        });
    }

    @Test
    void theSameAnswerToTheLastOneIsFine() throws InterruptedException {
        var bench = twice();
        decide(bench, Duration.ofMinutes(50), "go-on");

        bench.run();
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.why()).contains("already given"));
    }

    @Test
    void anAnswerAtAStepWhoseQuestionsAreAllAnsweredIsToldWhoAnsweredThem() throws InterruptedException {
        var bench = westByHand();
        bench.at(Duration.ofMinutes(3), port -> Orders.rollBack(port, Scope.of(Books.WEST), "Dana", "west"));
        bench.at(
                Duration.ofMinutes(3).plusSeconds(5),
                port -> port.ask(new Request.Decide("call", "done", "", "", ""), DANA, replies::add));
        bench.thinking(
                question -> question.kind() == Question.Kind.AFTER_ROLLBACK ? Duration.ofMinutes(10) : Duration.ZERO);

        bench.run();
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.why())
                        .contains("no question is open at 'call'; answered: call/1/task", ": Dana said 'done'"));
    }

    private static Bench westByHand() {
        return new Bench(Books.unchained(
                        List.of(),
                        List.of(
                                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                                Steps.in(Books.WEST, Steps.takenBackByHand("call")),
                                Steps.waiting("wait", Duration.ofHours(2)))))
                .agreeablePeople();
    }

    /** Two rollbacks one after the other; the undo by hand of the second takes ten minutes. */
    private static Bench twice() {
        var bench = westByHand()
                .thinking(question ->
                        question.kind() == Question.Kind.TAKE_BACK ? Duration.ofMinutes(10) : Duration.ZERO);
        bench.at(Duration.ofMinutes(3), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "east"));
        bench.at(Duration.ofMinutes(30), port -> Orders.rollBack(port, Scope.of(Books.WEST), "Dana", "west"));
        return bench;
    }

    private void decide(Bench bench, Duration after, String word) {
        bench.at(after, port -> port.ask(new Request.Decide("rollback", word, "enough", "", ""), DANA, replies::add));
    }
}
