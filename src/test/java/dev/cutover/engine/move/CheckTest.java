package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.SystemId;
import dev.cutover.model.Threshold;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A criterion that asks whether systems are ready. */
class CheckTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void readySystemsOpenTheGate() throws InterruptedException {
        assertThat(bench().run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSystemThatIsNotReadyStopsTheRun() throws InterruptedException {
        var bench = bench();
        bench.world().looking(time -> List.of(Found.failed(Aspect.CREDENTIALS, "the token has expired")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").cause()).isEqualTo(StepFact.FailureCause.RED);
        assertThat(bench.step("ready").why()).contains("world is not ready: the token has expired");
        assertThat(bench.step("later").state()).isEqualTo(StepState.PENDING);
        assertThat(bench.world().effects()).isEmpty();
    }

    @Test
    void whatCannotBeToldIsNotGreen() throws InterruptedException {
        var bench = bench();
        bench.world().looking(time -> List.of(Found.cannotTell(Aspect.PERMISSIONS, "only a write would tell")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").why()).contains("world is unknown: ", "only a write would tell");
    }

    @Test
    void aSystemThatThrowsIsNotReady() throws InterruptedException {
        var bench = bench();
        bench.world().looking(time -> {
            throw new ConnectorException("connection refused");
        });
        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").why()).contains("connection refused");

        var broken = bench();
        broken.world().looking(time -> {
            throw new IllegalStateException("out of its mind");
        });
        assertThat(broken.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(broken.step("ready").why()).contains("out of its mind");
    }

    @Test
    void aSystemThatHangsIsGivenUpOnTheRunsClockAndTheSameEachTime() throws InterruptedException {
        var first = hanging();
        var second = hanging();

        assertThat(first.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(first.step("ready").why()).contains("world is not ready: no answer within 10 s");
        second.run();
        assertThat(first.record()).isEqualTo(second.record());
    }

    @Test
    void aSystemThatIsNamedAndNotBoundIsNotReady() throws InterruptedException {
        var bench = new Bench(checking(new Measure.Check(List.of(Books.SYSTEM, new SystemId("moon")))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").why()).contains("moon is not ready: no connector is bound to it");
    }

    private static Bench bench() {
        return new Bench(checking(new Measure.Check(List.of())));
    }

    private static Bench hanging() {
        var bench = bench();
        bench.world().looking(time -> {
            time.sleep(HOUR);
            return List.of();
        });
        return bench;
    }

    /** A gate that requires it, and a step after it. */
    private static Runbook checking(Measure.Check check) {
        var book = Books.of(List.of(), Steps.gate("ready"), Books.freeze("later"));
        var criteria = new LinkedHashMap<>(book.criteria());
        var pass = new Threshold(Threshold.Comparison.EQUAL, 0, 0, false, "= 0");
        var every = Duration.ofSeconds(10);
        criteria.put(Books.HEALTH, new Criterion(Books.HEALTH, "Ready", "", check, pass, "", every, every, 1));
        return book.withCriteria(criteria);
    }
}
