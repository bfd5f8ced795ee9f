package dev.cutover.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which gates ask anew where a step is done again that both regions rely on. */
class GatesAnewTest {
    private static final Scope WEST = Scope.of(Books.WEST);
    private static final Step CLOSE = Platforms.close("close-old", Platforms.OPEN);
    private static final Step SHIFT_EAST = Books.shift("shift-east", Books.EAST, OnBreach.HOLD);
    private static final Step SHIFT_WEST = Books.shift("shift-west", Books.WEST, OnBreach.HOLD);
    private static final Step NIGHT = Steps.waiting("night", Duration.ofHours(5));

    private final List<RequestReply> replies = new ArrayList<>();

    /** The west is over after an hour, is rolled back, and is done again. */
    private Bench westAgain(Step... steps) {
        return new Bench(Platforms.of(Platforms.opening(Platforms.ASK), steps))
                .agreeablePeople()
                .at(Duration.ofHours(1), port -> Orders.rollBack(port, WEST, "Dana", "misroutes"))
                .at(
                        Duration.ofHours(2),
                        port -> port.ask(
                                new Request.Again(WEST, "the routes are repaired", "none"),
                                new Speaker("Dana", "tester", "prompt"),
                                replies::add));
    }

    private static List<String> passed(Bench bench) {
        return bench.facts(StepFact.Started.class).stream()
                .map(started -> started.step() + " " + started.attempt())
                .filter(started -> started.startsWith("go") || started.startsWith("ready"))
                .toList();
    }

    @Test
    void nobodyIsAskedAnewAboutARegionThatStands() throws InterruptedException {
        var bench = westAgain(
                Books.gate("ready"),
                CLOSE,
                Books.gate("go-east"),
                SHIFT_EAST,
                Books.gate("go-west"),
                SHIFT_WEST,
                NIGHT);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::why)
                .containsExactly("2 steps of west will be done again, after ready, go-west anew");
        assertThat(passed(bench)).containsExactly("ready 1", "go-east 1", "go-west 1", "ready 2", "go-west 2");
        assertThat(bench.world().weight(Books.WEST)).isEqualTo(10_000);
    }

    @Test
    void behindOneThatLetOnlyOthersPassTheNextOneCounts() throws InterruptedException {
        var bench = westAgain(Books.gate("ready"), CLOSE, Books.gate("go-east"), SHIFT_EAST, SHIFT_WEST, NIGHT);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(passed(bench)).containsExactly("ready 1", "go-east 1", "ready 2");
    }

    @Test
    void oneThatLetsAllOfItPassIsPassedAnewWhateverStandsBetween() throws InterruptedException {
        var warm = Books.freeze("warm");
        var bench = westAgain(Books.gate("ready"), warm, SHIFT_EAST, SHIFT_WEST, NIGHT);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(passed(bench)).containsExactly("ready 1", "ready 2");
    }
}
