package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Choice;
import dev.cutover.model.Choice.Then;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Choice ON = new Choice("on", new Then.Continue());
    private static final Choice BACK = new Choice("back", new Then.RollBack());
    private static final Choice END = new Choice("end", new Then.Abort());
    private static final Choice FAR = new Choice("far", new Then.GoTo(new StepId("far")));

    @Test
    void goingOnStartsWhatFollows() throws InterruptedException {
        var bench = deciding("on");

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("near").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(bench.step("choose").outputs()).containsEntry("choice", "on");
    }

    @Test
    void goingToAStepSkipsWhatOnlyTheDecisionLeadsTo() throws InterruptedException {
        var bench = deciding("far");

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("near").state()).isEqualTo(StepState.SKIPPED);
        assertThat(bench.step("nearer").state()).isEqualTo(StepState.SKIPPED);
        assertThat(bench.step("far").state()).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void rollingBackTakesEverythingBack() throws InterruptedException {
        var bench = deciding("back");

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
    }

    @Test
    void endingLeavesEverythingAsItIs() throws InterruptedException {
        var bench = deciding("end");

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.world().effects()).containsOnlyKeys("freeze");
        assertThat(bench.state().ended().orElseThrow().why()).contains("Dana", "because");
        assertThat(bench.state().ended().orElseThrow().exceptions())
                .as("the decision itself is done")
                .doesNotContain("choose was not done")
                .contains("near was not done");
    }

    @Test
    void whatNobodyDecidesInTimeIsDecidedByTheRunbookAndSaidSo() throws InterruptedException {
        var step = Steps.decision("choose", Optional.of(Duration.ofMinutes(10)), Optional.of("on"), ON, BACK);
        var bench = new Bench(Books.of(List.of(), step));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        var decision = bench.facts(PeopleFact.Decided.class).get(0).decision();
        assertThat(decision.via()).isEqualTo("runbook");
        assertThat(decision.owner()).isEqualTo("engine");
    }

    @Test
    void theTimeToDecideRunsFromTheQuestionNotFromARestart() throws InterruptedException {
        var step = Steps.decision("choose", Optional.of(Duration.ofMinutes(10)), Optional.of("on"), ON, BACK);
        var bench = new Bench(Books.of(List.of(), step));
        bench.at(Duration.ofMinutes(4), commandPort -> commandPort.leave("lunch"));
        bench.run();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("choose").ended()).isEqualTo(Bench.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void withoutAPresetNobodyDecidesButPeople() throws InterruptedException {
        var step = Steps.decision("choose", Optional.of(Duration.ofMinutes(10)), Optional.empty(), ON, BACK);
        var bench = new Bench(Books.of(List.of(), step));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
    }

    private static Bench deciding(String word) {
        var bench = new Bench(Books.of(
                List.of(),
                Books.freeze("first"),
                Steps.decision("choose", ON, BACK, END, FAR),
                Books.freeze("near"),
                Books.freeze("nearer"),
                Books.freeze("far")));
        return bench.people(question -> question.kind() == Question.Kind.DECIDE ? bench.say(question, word) : null);
    }
}
