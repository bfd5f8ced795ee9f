package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {

    @Test
    void theSameAnswerTwiceIsFine() throws InterruptedException {
        var bench = asking("done", "Dana", "done", "Dana");

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.refusals()).isEmpty();
        assertThat(bench.facts(PeopleFact.Decided.class)).hasSize(1);
    }

    @Test
    void ofTwoDifferentOnesTheFirstCountsAndTheOtherIsTold() throws InterruptedException {
        var bench = asking("done", "Dana", "not-done", "Dana");

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.refusals()).singleElement().asString().contains("Dana has already said 'done'");
    }

    @Test
    void anEmptyAnswerIsNeverAYes() throws InterruptedException {
        var bench = asking("", "Dana", " ", "Dana");

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).hasSize(2).allMatch(why -> why.contains("is not an option here"));
    }

    @Test
    void whoeverHasNoRoleHereIsNotHeard() throws InterruptedException {
        var bench = asking("done", "Mallory", "done", "Ines");

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).hasSize(2).allMatch(why -> why.contains("may not answer this question"));
    }

    @Test
    void whatNeedsAReasonIsNotTakenWithoutOne() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.task("call"))).refusing();
        bench.people(question -> new Answer(question.id(), "Dana", "not-done", "  ", "", "", "prompt", "dana"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).singleElement().asString().contains("needs a reason");
    }

    @Test
    void aGateThatOneSaysNoToIsShutWhateverTheOthersHaveSaid() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 2, Books.COMMANDER, Books.LEAD)));
        bench.people(question -> question.kind() == Question.Kind.APPROVE
                ? bench.say(question, question.of().contains(Books.LEAD) ? "no-go" : "go")
                : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
    }

    @Test
    void whatIsSaidOnceTheQuestionHasLapsedIsRefusedAndWhyIsSaid() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 1, Books.COMMANDER, Books.LEAD), Steps.task("z")))
                .refusing();
        bench.agreeablePeople().thinking(question -> switch (question.kind()) {
            case APPROVE -> Duration.ofSeconds(question.of().contains(Books.LEAD) ? 5 : 9);
            default -> Duration.ofMinutes(1);
        });
        bench.run();

        assertThat(bench.refusals()).singleElement().asString().contains("enough approvals without it");
    }

    /** One task, and two people who speak one after the other. */
    private static Bench asking(String first, String by, String second, String other) {
        var bench = new Bench(Books.of(List.of(), Steps.task("call"))).refusing();
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked asked) {
                commandPort.say(bench.said(asked.question(), by, first), Duration.ZERO);
                commandPort.say(bench.said(asked.question(), other, second), Duration.ZERO);
            }
        });
        return bench;
    }
}
