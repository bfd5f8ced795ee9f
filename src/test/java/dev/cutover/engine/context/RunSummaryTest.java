package dev.cutover.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnFailure;
import dev.cutover.model.Policy;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

    @Test
    void aCriticalStepThatFailedTaintsTheRunEvenIfItWentOn() throws InterruptedException {
        var bench = failing(Steps.onFailure(Books.freeze("freeze"), OnFailure.CONTINUE), true);

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(exceptions(bench)).singleElement().asString().contains("freeze was skipped: it failed");
    }

    @Test
    void aStepThatIsNotCriticalDoesNot() throws InterruptedException {
        var bench = failing(Steps.uncritical(Steps.onFailure(Books.freeze("freeze"), OnFailure.CONTINUE)), true);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatNobodyKnowsTheOutcomeOfDoesWhoeverSkippedIt() throws InterruptedException {
        var bench = failing(Steps.uncritical(Steps.onFailure(Books.freeze("freeze"), OnFailure.CONTINUE)), false);

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(exceptions(bench)).singleElement().asString().contains("unknown whether");
    }

    @Test
    void anOptionalStepThatFailedIsStillNamed() throws InterruptedException {
        var bench = failing(optional(Steps.onFailure(Books.freeze("freeze"), OnFailure.CONTINUE)), true);

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
    }

    @Test
    void missingEvidenceIsAnException() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.evidenced(Books.freeze("freeze"), "screenshot")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(exceptions(bench)).singleElement().asString().contains("screenshot");
    }

    /** A shift says so of what it has left out; a system may call its outputs what it likes. */
    @Test
    void whatASystemPutsOutIsNoException() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.world()
                .answering(operation -> new Outcome.Succeeded("", Map.of(RunSummary.TAKEN_BACK, "the old tickets")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    private static List<String> exceptions(Bench bench) {
        return bench.state().ended().orElseThrow().exceptions();
    }

    private static Step optional(Step step) {
        var policy = step.policy();
        return Steps.withPolicy(
                step, new Policy(policy.expected(), policy.timeout(), policy.retry(), policy.onFailure(), true, true));
    }

    private static Bench failing(Step step, boolean changedNothing) {
        var bench = new Bench(Books.of(List.of(), step));
        bench.world().answering(operation -> new Outcome.Failed("no", changedNothing));
        return bench;
    }
}
