package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LeaveTest {

    @Test
    void aCallThatAnswersSoonIsAwaitedAndNothingNewIsAsked() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("a"), Books.freeze("b")));
        bench.world().taking(Duration.ofSeconds(3));
        bench.at(Duration.ofSeconds(1), commandPort -> commandPort.leave("interrupted"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(bench.world().calls()).containsExactly("freeze");
        assertThat(last(bench)).isEqualTo(Bench.START.plusSeconds(3));
        assertThat(bench.facts(EffectFact.Settled.class)).hasSize(1);
        assertThat(bench.facts(StepFact.Started.class)).hasSize(1);
    }

    @Test
    void aCallThatDoesNotAnswerIsLeftInDoubtAfterSeconds() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("a")));
        bench.world().taking(Duration.ofSeconds(50));
        bench.at(Duration.ofSeconds(1), commandPort -> commandPort.leave("interrupted"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(last(bench)).isEqualTo(Bench.START.plusSeconds(6));
        bench.world().taking(Duration.ZERO);
        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).containsEntry("freeze", 1);
    }

    @Test
    @Timeout(20)
    void whatIsDueMeanwhileKeepsNobodyAwake() throws InterruptedException {
        var wait = Steps.waiting("wait", Duration.ofSeconds(3));
        var bench = new Bench(Books.unchained(List.of(), List.of(Books.freeze("a"), wait)));
        bench.world().taking(Duration.ofSeconds(50));
        bench.at(Duration.ofSeconds(1), commandPort -> commandPort.leave("interrupted"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(last(bench)).isEqualTo(Bench.START.plusSeconds(6));
    }

    @Test
    void aSecondWishTakesEffectAtOnce() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("a")));
        bench.world().taking(Duration.ofSeconds(50));
        bench.at(Duration.ofSeconds(1), commandPort -> commandPort.leave("interrupted"));
        bench.at(Duration.ofSeconds(2), commandPort -> commandPort.leave("now"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(last(bench)).isEqualTo(Bench.START.plusSeconds(2));
    }

    @Test
    void itIsOnRecordThatTheRunnerLeft() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.waiting("night", Duration.ofHours(8))));
        bench.at(Duration.ofHours(1), commandPort -> commandPort.leave("end of shift"));
        bench.run();

        assertThat(bench.facts(RunFact.RunnerLeft.class))
                .singleElement()
                .extracting(RunFact.RunnerLeft::why)
                .isEqualTo("end of shift");
    }

    private static Instant last(Bench bench) {
        return bench.record().get(bench.record().size() - 1).at();
    }
}
