package dev.cutover.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Phase;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rollback that was killed ends as its twin that was not: as many rollbacks, the same states of all steps, the same
 * weights, the same effects that stand and so the same writers, and the same left undone. In a {@link Night} that
 * cannot be asked: after a crash its systems are asked once more, answer after another time and fail otherwise, and its
 * people think again. Here the systems do as they are told and can all be read back, every criterion is green, and the
 * same people say the same of the same question. Where a fence was refused nothing is compared: the traffic of others
 * that refuses it goes on beside the rollback, and at other times.
 */
@Tag(Scale.WIDE)
class CrashTwinTest {
    private static final int PAIRS = Scale.cases(40, 600);
    private static final List<String> WORDS = List.of("end", "done", "go", "yes", "commit", "wait");

    /**
     * What must not differ, of what the rollbacks are about; what goes on beside them does so at other times.
     *
     * @param leftUndone of each rollback
     */
    private record End(
            Map<String, StepState> steps,
            Map<String, Integer> weights,
            Set<String> standing,
            List<List<String>> leftUndone) {}

    @Test
    void aRollbackThatIsKilledEndsAsItsTwin() throws InterruptedException {
        var seed = Scale.seed();
        var differing = new ArrayList<String>();
        int compared = 0;
        for (long number = seed.orElse(0); number < seed.orElse(PAIRS - 1) + 1; number++) {
            compared += compare(number, differing);
        }
        assertThat(differing).isEmpty();
        assertThat(seed.isPresent() || compared > PAIRS)
                .as(compared + " compared")
                .isTrue();
    }

    /** A step that went on beside the rollback and the rollback both asked what had come of it. */
    @ParameterizedTest
    @ValueSource(longs = 124)
    void whatOnceEndedOtherwiseEndsAsItsTwin(long seed) throws InterruptedException {
        var differing = new ArrayList<String>();
        assertThat(compare(seed, differing)).isPositive();
        assertThat(differing).isEmpty();
    }

    /** Kills it at each force while it is open. */
    private static int compare(long number, List<String> differing) throws InterruptedException {
        var book = book(number);
        var whole = bench(number, book);
        whole.run();
        var expected = end(book, whole);
        int compared = 0;
        if (isRefusedForOthers(whole)) {
            return 0;
        }
        for (int forces = 1; !expected.leftUndone().isEmpty(); forces++) {
            var bench = bench(number, book);
            if (bench.runUntilKilled(forces) != null) {
                return compared;
            }
            var begun = bench.state().rollbacks();
            if (begun.all().size() == expected.leftUndone().size() && begun.isAnyOpen()) {
                bench.run();
                if (isRefusedForOthers(bench)) {
                    continue;
                }
                compared++;
                var end = end(book, bench);
                if (!end.equals(expected)) {
                    differing.add("-Dcutover.seed=" + number + ", killed at force " + forces + ": " + end
                            + "\nits twin: " + expected);
                }
            }
        }
        return compared;
    }

    private static boolean isRefusedForOthers(Bench bench) {
        return bench.facts(RollbackFact.UndoBlocked.class).stream()
                .anyMatch(blocked -> blocked.why().contains("whose traffic stays on the new platform"));
    }

    private static Runbook book(long number) {
        var dice = new Dice(number);
        var plain = new BookMaker(dice.split()).book();
        return obedient(new PhaseMaker(dice.split()).with(plain));
    }

    private static Bench bench(long number, Runbook book) {
        var dice = new Dice(~number);
        var bench = new Bench(book).refusing();
        bench.people(question -> bench.say(question, word(question)));
        bench.thinking(
                question -> Duration.ofSeconds(1 + Math.floorMod(question.id().hashCode(), 40)));
        var scopes = List.of(scope(dice), scope(dice));
        int count = dice.chance(50) ? 2 : 1;
        int after = dice.between(1, 5);
        var succeeded = new AtomicInteger();
        bench.watching((port, event) -> {
            if (event.fact() instanceof StepFact.Succeeded && succeeded.incrementAndGet() == after) {
                scopes.subList(0, count).forEach(scope -> Orders.rollBack(port, scope, "Dana", "enough"));
            }
        });
        return bench;
    }

    private static Scope scope(Dice dice) {
        return dice.chance(40) ? Scope.WHOLE_RUN : Scope.of(dice.of(Books.EAST, Books.WEST));
    }

    /** Who has waited for an opening twice waits no longer: it might be for ever. */
    private static String word(Question question) {
        var words = question.choices().stream().map(Question.Option::say).toList();
        if (question.kind() == Question.Kind.OPENING && !question.id().matches(".*/[12]")) {
            return "park";
        }
        return WORDS.stream().filter(words::contains).findFirst().orElse(words.get(0));
    }

    /** The runbook with operations that can be read back, and without triggers. */
    private static Runbook obedient(Runbook book) {
        var procedure = book.rollback().orElseThrow();
        var own = procedure.steps().stream()
                .map(one -> new RollbackStep(obedient(one.step()), one.ifUnreachable()))
                .toList();
        return book.withPhases(book.phases().stream()
                        .map(phase -> new Phase(
                                phase.name(),
                                phase.starts(),
                                phase.steps().stream()
                                        .map(CrashTwinTest::obedient)
                                        .toList()))
                        .toList())
                .withRollback(new RollbackProcedure(
                        procedure.window(),
                        procedure.accepts(),
                        procedure.opening(),
                        procedure.returnRamp(),
                        List.of(),
                        own));
    }

    private static Step obedient(Step step) {
        if (!(step.work() instanceof Work.Action action) || action.call().startsWith("read")) {
            return step;
        }
        var undo = action.undo() instanceof Undo.Call call
                ? new Undo.Call("unfreeze", Map.of(), call.time(), call.verify())
                : action.undo();
        return step.withWork(new Work.Action(action.system(), "freeze", Map.of(), undo, action.verify()));
    }

    private static End end(Runbook book, Bench bench) {
        var state = bench.state();
        var rollbacks = state.rollbacks().all();
        var steps = new TreeMap<String, StepState>();
        book.steps()
                .filter(step -> rollbacks.stream().anyMatch(one -> one.scope().covers(step)))
                .forEach(step ->
                        steps.put(step.id().value(), state.steps().of(step.id()).state()));
        var weights = new TreeMap<String, Integer>();
        book.traffic().values().stream()
                .flatMap(traffic -> traffic.keys(Segment.EVERYTHING, book.dimensions()).stream())
                .filter(key -> rollbacks.stream().anyMatch(one -> one.scope().covers(key)))
                .forEach(key -> weights.put(key.toString(), bench.world().weight(key)));
        var standing = state.effects()
                .standing()
                .map(entry -> entry.effect())
                .filter(effect -> steps.containsKey(effect.step().value())
                        && effect.undo().isPresent())
                .map(Effect::key)
                .collect(Collectors.toCollection(TreeSet::new));
        return new End(
                steps,
                weights,
                standing,
                rollbacks.stream().map(RollbackLedger.Entry::leftUndone).toList());
    }
}
