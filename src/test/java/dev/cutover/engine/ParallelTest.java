package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Choice;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParallelTest {

    @Test
    void stepsThatNeedNothingOfEachOtherRunSideBySide() throws InterruptedException {
        var bench = new Bench(Books.unchained(List.of(), freezes(8)));
        bench.world().taking(Duration.ofSeconds(10));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("s7").ended()).isEqualTo(Bench.START.plusSeconds(10));
    }

    @Test
    void neverMoreAtOnceThanAllowed() throws InterruptedException {
        var bench =
                new Bench(Books.unchained(List.of(), freezes(20))).options(new RunOptions(3, false, Optional.empty()));
        bench.world().taking(Duration.ofSeconds(10));
        bench.run();

        int atWork = 0;
        int most = 0;
        for (var event : bench.record()) {
            atWork +=
                    event.fact() instanceof StepFact.Started ? 1 : event.fact() instanceof StepFact.Succeeded ? -1 : 0;
            most = Math.max(most, atWork);
        }
        assertThat(most).isEqualTo(3);
    }

    @Test
    void whoeverWaitsForPeopleDoesNotCount() throws InterruptedException {
        var steps = new ArrayList<Step>(List.of(Steps.task("t1"), Steps.task("t2")));
        steps.addAll(freezes(2));
        var bench = new Bench(Books.unchained(List.of(), steps)).options(new RunOptions(1, false, Optional.empty()));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.world().effects()).containsEntry("freeze", 2);
    }

    @Test
    void peopleBeginWhileAllPlacesAreTaken() throws InterruptedException {
        var steps = new ArrayList<Step>(freezes(2));
        steps.add(Steps.task("task"));
        var bench = new Bench(Books.unchained(List.of(), steps)).options(new RunOptions(1, false, Optional.empty()));
        bench.world().taking(Duration.ofSeconds(10));
        bench.run();

        assertThat(bench.step("s1").started()).isEqualTo(Bench.START.plusSeconds(10));
        assertThat(bench.step("task").started()).isEqualTo(Bench.START);
    }

    @Test
    void noPlaceIsTakenByADecisionThatHasATimeLimit() throws InterruptedException {
        var choice = new Choice("on", new Choice.Then.Continue());
        var steps = new ArrayList<Step>(
                List.of(Steps.decision("which", Optional.of(Duration.ofHours(1)), Optional.of("on"), choice)));
        steps.addAll(freezes(2));
        var bench = new Bench(Books.unchained(List.of(), steps)).options(new RunOptions(1, false, Optional.empty()));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("s1").ended()).isEqualTo(Bench.START);
        assertThat(bench.step("which").ended()).isEqualTo(Bench.START.plus(Duration.ofHours(1)));
    }

    @Test
    void aStepBeginsOnceAllThatItNeedsIsSettled() throws InterruptedException {
        var a = Steps.waiting("a", Duration.ofMinutes(1));
        var b = Steps.waiting("b", Duration.ofMinutes(3));
        var both = Books.needing(Books.freeze("both"), a.id(), b.id());
        var bench = new Bench(Books.unchained(List.of(), List.of(a, b, both)));
        bench.run();

        assertThat(bench.step("both").started()).isEqualTo(Bench.START.plus(Duration.ofMinutes(3)));
    }

    private static List<Step> freezes(int count) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < count; i++) {
            steps.add(Books.freeze("s" + i));
        }
        return steps;
    }
}
