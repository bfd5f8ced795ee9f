package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.PlannedTime;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitTest {

    @Test
    void itEndsAtTheInstantThatWasRecordedHoweverOftenTheRunIsLeft() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.waiting("night", Duration.ofHours(17))));
        for (int hour = 1; hour < 15; hour += 3) {
            bench.at(Duration.ofHours(2), commandPort -> commandPort.leave("asleep"));
            assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        }

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("night").ended()).isEqualTo(Bench.START.plus(Duration.ofHours(17)));
    }

    @Test
    void aPlannedTimeIsCountedFromThePlannedStart() throws InterruptedException {
        var until = new PlannedTime(Duration.ofMinutes(90), "T+90m");
        var work = new Work.Wait(Optional.empty(), Optional.of(until));
        var bench = new Bench(Books.of(List.of(), Books.step("until", Optional.empty(), work)));

        bench.run();
        assertThat(bench.step("until").ended()).isEqualTo(Bench.START.plus(Duration.ofMinutes(90)));
    }

    @Test
    void aPlannedTimeThatHasPassedIsNotWaitedFor() throws InterruptedException {
        var until = new PlannedTime(Duration.ofMinutes(-90), "T-90m");
        var work = new Work.Wait(Optional.empty(), Optional.of(until));
        var bench = new Bench(Books.of(List.of(), Books.step("until", Optional.empty(), work)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("until").ended()).isEqualTo(Bench.START);
    }
}
