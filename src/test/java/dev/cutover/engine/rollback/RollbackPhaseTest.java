package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.RollbackProcedures;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RollbackPhaseTest {

    @Test
    void thePhasesStandInTheOrderInWhichARollbackGoesThroughThem() {
        assertThat(Arrays.stream(RollbackPhase.values()).map(Enum::name))
                .containsExactly("STOP", "OPEN", "TRAFFIC", "UNDO", "IN_FLIGHT", "STEPS", "RECONCILE", "FINISH");
    }

    @Test
    void aRollbackGoesThroughThePhasesInOrderAndThoseWithoutWorkAreThroughAtOnce() throws InterruptedException {
        var book = Books.of(List.of(), Books.freeze("freeze"), Books.shift("shift-east", Books.EAST, OnBreach.HOLD))
                .withRollback(RollbackProcedures.plain(
                        Duration.ofMinutes(15),
                        List.of(),
                        List.of(new RollbackStep(Steps.notify("tell"), IfUnreachable.SKIP_AND_RECORD))));
        var bench = new Bench(book);
        bench.at(
                Duration.ofSeconds(70), commandPort -> Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(phases(book, bench))
                .containsExactly(
                        RollbackPhase.STOP,
                        RollbackPhase.TRAFFIC,
                        RollbackPhase.UNDO,
                        RollbackPhase.STEPS,
                        RollbackPhase.FINISH);
    }

    /** Whose turn it was, event by event, for as long as the rollback was under way; each once as long as it lasted. */
    private static List<RollbackPhase> phases(Runbook book, Bench bench) {
        var phases = new ArrayList<RollbackPhase>();
        var state = new RunState();
        for (var event : bench.record()) {
            state.apply(event);
            state.rollbacks().open().forEach(open -> {
                var context = new RollbackContext(scene(book, state), open, Set.of());
                var phase = Arrays.stream(RollbackPhase.values())
                        .filter(one -> one.next(context) != null)
                        .findFirst()
                        .orElseThrow();
                if (phases.isEmpty() || phases.get(phases.size() - 1) != phase) {
                    phases.add(phase);
                }
            });
        }
        return phases;
    }

    private static StepContext scene(Runbook book, RunState state) {
        var given = new StepContext.Given(
                book, Books.environment(), new ConnectedSystems(Map.of()), Optional.empty(), UnaryOperator.identity());
        return new StepContext(given, state).at(state.lastAt().orElseThrow());
    }
}
