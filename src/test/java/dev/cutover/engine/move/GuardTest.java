package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.model.OnBreach;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Measurement RED = new Measurement.Value(0, 100);
    private static final Measurement GREEN = new Measurement.Value(1, 100);

    @Test
    void holdFreezesTheRampAndAsks() throws InterruptedException {
        var bench = redFromHalfOn(OnBreach.HOLD);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(5000);
        assertThat(bench.state().status()).isEqualTo(RunStatus.HALTED);
    }

    @Test
    void waitingHoldsAnewAndGoesOnOnceItIsGreen() throws InterruptedException {
        var bench = redFromHalfOn(OnBreach.HOLD);
        bench.people(question -> bench.say(question, "wait"));
        bench.at(Duration.ofSeconds(135), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(CriterionFact.GuardBreached.class)).hasSize(1);
    }

    @Test
    void redAfterWaitingAsksAgainAndOnlyOnceASample() throws InterruptedException {
        var bench = redFromHalfOn(OnBreach.HOLD);
        var words = new ArrayDeque<>(List.of("wait", "wait", "rollback"));
        bench.people(once(bench, words)).thinking(question -> Duration.ofMinutes(3));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(CriterionFact.GuardBreached.class)).hasSize(3);
    }

    @Test
    void anOverrideContinuesAndIsRecordedPermanently() throws InterruptedException {
        var bench = redFromHalfOn(OnBreach.HOLD);
        bench.people(question -> bench.say(question, "override"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.step("shift-east").how()).isEqualTo(StepFact.How.OVERRIDDEN);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(bench.facts(CriterionFact.GuardBreached.class))
                .as("at 50 % and at 100 %")
                .hasSize(2);
    }

    @Test
    void steppingBackGoesToTheWeightBeforeAndTriesOnceMore() throws InterruptedException {
        var bench = redFromHalfOn(OnBreach.STEP_BACK);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(weights(bench)).containsExactly(500, 5000, 500, 5000);
    }

    @Test
    void aPersonMayStepBackAsOftenAsTheyLike() throws InterruptedException {
        var bench = redFromHalfOn(OnBreach.HOLD);
        var words = new ArrayDeque<>(List.of("step-back", "step-back", "abort"));
        bench.people(once(bench, words));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(weights(bench)).containsExactly(500, 5000, 500, 5000, 500, 5000);
        assertThat(bench.world().weight(Books.EAST))
                .as("traffic stays where it is")
                .isEqualTo(5000);
    }

    @Test
    void rollingBackTakesTheSegmentAndOnlyIt() throws InterruptedException {
        var bench = redFromHalfOn(OnBreach.ROLLBACK);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.step("shift-east").state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void whatWasSampledBeforeAWeightWasInForceSaysNothingAboutIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.world().measuring(query -> bench.world().weight(Books.EAST) < 500 ? RED : GREEN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void noDataAtTheEndOfAHoldDoesNotGoOn() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.at(
                Duration.ofSeconds(125),
                commandPort -> bench.world().measuring(query -> new Measurement.NoData("gone")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("shift-east").cause()).isEqualTo(StepFact.FailureCause.NO_DATA);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(5000);
    }

    @Test
    void dataThatComesBackDuringTheExtraTimeGoesOn() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.at(
                Duration.ofSeconds(125),
                commandPort -> bench.world().measuring(query -> new Measurement.NoData("gone")));
        bench.at(Duration.ofMinutes(5), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    private static Function<Question, @Nullable Answer> once(Bench bench, ArrayDeque<String> words) {
        var said = new java.util.HashMap<String, String>();
        return question -> {
            if (question.kind() != Question.Kind.BREACH) {
                return null;
            }
            String word = said.computeIfAbsent(question.id(), id -> words.isEmpty() ? "" : words.remove());
            return word.isEmpty() ? null : bench.say(question, word);
        };
    }

    private static List<Integer> weights(Bench bench) {
        return bench.facts(EffectFact.Intended.class).stream()
                .map(intended -> (Effect.Weights) intended.effect().deed())
                .map(weights -> weights.moves().get(0).to())
                .toList();
    }

    private static Bench redFromHalfOn(OnBreach onBreach) {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, onBreach)));
        bench.world().measuring(query -> bench.world().weight(Books.EAST) >= 5000 ? RED : GREEN);
        return bench;
    }
}
