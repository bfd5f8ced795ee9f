package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverrideTest {

    @Test
    void aRedGateOpensByAnOverrideAndTheRunNeverReadsAsClean() throws InterruptedException {
        var bench = red(Steps.gate("ready"));
        bench.people(question -> bench.say(question, "override"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("ready").how()).isEqualTo(StepFact.How.OVERRIDDEN);
        var decision = bench.facts(PeopleFact.Decided.class).get(0).decision();
        assertThat(decision.reason()).isNotBlank();
        assertThat(decision.impact()).isNotBlank();
    }

    @Test
    void itNeedsARoleThatMay() throws InterruptedException {
        var bench = red(owned(Steps.gate("ready"))).refusing();
        bench.people(question -> bench.said(question, "Ines", "override"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.refusals()).singleElement().asString().contains("may not say 'override'");
    }

    @Test
    void itNeedsAReasonAndAnImpact() throws InterruptedException {
        assertThat(refusal("", "late orders")).contains("needs a reason");
        assertThat(refusal("we know why", " ")).contains("needs an impact");
    }

    @Test
    void aGateMayNameWhoOverridesItAndThenNobodyElseDoes() throws InterruptedException {
        var gate =
                new Work.Gate(List.of(Books.HEALTH), List.of(), Optional.empty(), Optional.empty(), Set.of(Books.LEAD));
        var bench = red(Books.step("ready", Optional.empty(), gate)).refusing();
        bench.people(question -> bench.said(question, "Dana", "override"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.refusals()).singleElement().asString().contains("may not say 'override'");
    }

    private static String refusal(String reason, String impact) throws InterruptedException {
        var bench = red(Steps.gate("ready")).refusing();
        bench.people(question -> said(bench.say(question, "override"), reason, impact));
        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        return bench.refusals().get(0);
    }

    private static Answer said(Answer answer, String reason, String impact) {
        return new Answer(
                answer.question(), answer.as(), answer.choice(), reason, impact, "", answer.via(), answer.user());
    }

    private static Step owned(Step step) {
        return new Step(
                step.id(),
                step.title(),
                step.needs(),
                Optional.of(Books.LEAD),
                step.segment(),
                step.policy(),
                step.evidence(),
                step.safety(),
                step.work());
    }

    private static Bench red(Step gate) {
        var bench = new Bench(Books.of(List.of(), gate));
        bench.world().measuring(query -> new Measurement.Value(0, 100));
        return bench;
    }

    @Test
    void whoeverIsAskedSeesWhatItMeans() throws InterruptedException {
        var bench = red(Steps.gate("ready"));
        bench.run();

        var question = bench.facts(PeopleFact.Asked.class).get(0).question();
        assertThat(question.kind()).isEqualTo(Question.Kind.RED_GATE);
        assertThat(question.choices())
                .extracting(Question.Option::say)
                .contains("override")
                .doesNotContain("skip");
    }
}
