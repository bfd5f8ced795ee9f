package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    @Test
    void whatIsMeasuredOverTheSpanIsRecordedAtItsEnd() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.baseline("before")));
        bench.world().measuring(query -> new Measurement.Value(0.7, 100));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(CriterionFact.BaselineTaken.class))
                .singleElement()
                .extracting(CriterionFact.BaselineTaken::value)
                .isEqualTo(0.7);
        assertThat(bench.step("before").ended()).isEqualTo(Bench.START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void withoutDataThereIsNoBaseline() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.baseline("before")));
        bench.world().measuring(query -> new Measurement.NoData("gone"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("before").cause()).isEqualTo(StepFact.FailureCause.NO_DATA);
        assertThat(bench.facts(CriterionFact.BaselineTaken.class)).isEmpty();
    }
}
