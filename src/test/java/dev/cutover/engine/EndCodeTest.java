package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.PlainFacts;
import dev.cutover.run.RunStage;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.RunFact.Ending;
import dev.cutover.testkit.Books;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which exit code counts where several fit. */
class EndCodeTest {
    private static final SystemId INGRESS = new SystemId("ingress");
    private static final RollbackFact LEFT = new RollbackFact.Finished(1, List.of("west: the router is away"));

    @Test
    void aPersonWhoAbortsHasSaidNo() {
        assertThat(code(Ending.ABORTED, new RollbackFact.Finished(1, List.of())))
                .isEqualTo(ExitCode.DECLINED);
    }

    @ParameterizedTest
    @EnumSource
    void whatARollbackLeftUndoneComesFirst(Ending ending) {
        assertThat(code(ending, LEFT)).isEqualTo(ExitCode.STUCK);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STUCK")
    void whatALaterRollbackWentOverAgainDoesNotCount(Ending ending) {
        assertThat(code(ending, LEFT, PlainFacts.requested(2), new RollbackFact.Finished(2, List.of())))
                .isEqualTo(ending.exitCode());
    }

    @ParameterizedTest
    @EnumSource
    void aWeightThatIsNotAsRecordedCountsMoreThanAnyEndButStuck(Ending ending) {
        var drifted = new RunFact.WeightsRead(
                INGRESS, 1, List.of(new WeightDrift("orders", Segment.EVERYTHING, 10_000, 0)), "");
        var over = new Effect.Weights("orders", List.of(new Effect.Move(Segment.EVERYTHING, 0, 10_000)));
        var raised = new Effect("w", "w", PlainFacts.A, 1, Effect.Direction.FORWARD, INGRESS, over);

        assertThat(code(
                        ending,
                        new RollbackFact.Finished(1, List.of()),
                        new EffectFact.Intended(raised),
                        PlainFacts.settled("w", EffectState.DONE),
                        drifted))
                .isEqualTo(ending == Ending.STUCK ? ExitCode.STUCK : ExitCode.DRIFT);
    }

    private static ExitCode code(Ending ending, Fact... facts) {
        var state = RunStage.ROLLING_BACK.state();
        for (var fact : facts) {
            state.apply(PlainFacts.next(state, fact));
        }
        state.apply(PlainFacts.next(state, PlainFacts.ended(ending)));
        return EndCode.of(state.ended().orElseThrow(), Books.of(List.of()), state);
    }
}
