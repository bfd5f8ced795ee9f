package dev.cutover.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.PlainFacts;
import dev.cutover.run.RunStage;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which exit code counts where several fit. */
class EndCodeTest {
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

    private static ExitCode code(Ending ending, Fact... facts) {
        var state = RunStage.ROLLING_BACK.state();
        for (var fact : facts) {
            state.apply(PlainFacts.next(state, fact));
        }
        state.apply(PlainFacts.next(state, PlainFacts.ended(ending)));
        return EndCode.of(state.ended().orElseThrow(), state);
    }
}
