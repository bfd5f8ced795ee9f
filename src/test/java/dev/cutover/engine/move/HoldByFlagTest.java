package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flag file asks for the same hold again and again, for as long as it is there. */
class HoldByFlagTest {
    private static final Speaker FLAG = new Speaker("", "the file hold", "file");
    private static final int TIMES = 50;

    @Test
    void aFlagThatStaysHoldsTheRunOnceAndRecordsNothingMore() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.waiting("a", Duration.ofMinutes(5)), Books.freeze("b")));
        for (int i = 0; i < TIMES; i++) {
            bench.at(
                    Duration.ofMinutes(1).plusMillis(500L * i),
                    commandPort -> commandPort.ask(new Request.Hold("it is there"), FLAG, requestReply -> {}));
        }

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(bench.record())
                .filteredOn(event -> event.fact() instanceof RunFact.Held)
                .hasSize(1);
        assertThat(bench.record()).noneMatch(event -> event.fact() instanceof RequestFact);
    }
}
