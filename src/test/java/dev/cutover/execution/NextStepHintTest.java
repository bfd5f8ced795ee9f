package dev.cutover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands after a run help with how it ended. */
class NextStepHintTest {
    private static List<String> after(Bench bench) throws InterruptedException {
        var result = bench.run();
        assertThat(result.code()).isEqualTo(ExitCode.DECLINED);
        return NextStepHint.after(result.code(), Bench.RUN, bench.state())
                .orElseThrow()
                .lines()
                .toList();
    }

    @Test
    void anAbortAtAFailedStepNamesTheCallsOfTheStep() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze")));
        bench.people(question -> bench.say(question, "abort"));
        bench.world().answering(operation -> operation.equals("freeze") ? Outcome.failed("it is jammed", true) : null);

        assertThat(after(bench))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("  cutover log r1 --step freeze ")
                        .endsWith("  shows each call of it"));
    }
}
