package dev.cutover.plan.again;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans to do again what was rolled back. Immutable; the states that it is given are not thread-safe. */
public final class AgainPlanner {
    private final Runbook runbook;
    private final RollbackPlanner rollbackPlanner;

    public AgainPlanner(Runbook runbook) {
        this.runbook = runbook;
        this.rollbackPlanner = new RollbackPlanner(runbook);
    }

    /** Of a scope: every step of it that was rolled back. */
    public AgainPlan of(RunState state, Scope scope) {
        return plan(state, step -> scope.covers(step) && isRolledBack(step, state));
    }

    /** Of these steps. */
    public AgainPlan of(RunState state, Set<StepId> steps) {
        return plan(state, step -> steps.contains(step.id()));
    }

    private AgainPlan plan(RunState state, Predicate<Step> which) {
        var rolledBack =
                runbook.steps().filter(step -> isRolledBack(step, state)).toList();
        var own = withNeeds(runbook.steps().filter(which).toList(), rolledBack);
        if (own.isEmpty()) {
            return new AgainPlan(own, List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var widerSteps = new WiderSteps(own, rolledBack, runbook);
        var wider = widerSteps.neededAgain();
        var reopened = new ArrayList<>(own);
        reopened.addAll(wider);
        var checks = new ChecksAnew(runbook, state, own).of(reopened);
        return new AgainPlan(
                own,
                wider,
                checks,
                waiting(state, reopened, checks),
                widerSteps.stays(),
                Stream.of(widerSteps.obstacles(), leftovers(state, reopened), unreturned(state, reopened))
                        .flatMap(List::stream)
                        .toList());
    }

    /** With what else was rolled back of the same traffic and they rely on: without it they cannot be done again. */
    private List<Step> withNeeds(List<Step> own, List<Step> rolledBack) {
        var before = StepReach.in(runbook).before(own.stream().map(Step::id).collect(Collectors.toSet()));
        return runbook.steps()
                .filter(step -> own.contains(step)
                        || (rolledBack.contains(step)
                                && before.contains(step.id())
                                && own.stream()
                                        .anyMatch(one -> Scope.of(one.where()).covers(step.where()))))
                .toList();
    }

    /**
     * Whether a rollback has undone the step, stopped it, or left it out. A step that people left out stays left out.
     */
    private static boolean isRolledBack(Step step, RunState state) {
        var entry = state.steps().of(step.id());
        return switch (entry.state()) {
            case UNDONE, CANCELLED -> true;
            case SKIPPED -> entry.isLeftOutByRollback();
            case PENDING, STARTED, SUCCEEDED, FAILED -> false;
        };
    }

    /** What a rollback has not undone may be in effect: doing its step again would do it twice. */
    private static List<String> leftovers(RunState state, List<Step> reopened) {
        var ids = reopened.stream().map(Step::id).collect(Collectors.toSet());
        return state.effects()
                .standing()
                .filter(entry -> ids.contains(entry.effect().step()))
                .flatMap(entry -> entry.effect().undo().stream().map(undo -> leftover(entry.effect(), undo)))
                .distinct()
                .toList();
    }

    private static String leftover(Effect effect, Undo undo) {
        return "what " + effect.step() + " did "
                + (undo instanceof Undo.None
                        ? "has no undo and may have happened, so doing it again could do it twice; --step names the"
                                + " other steps"
                        : "is not proven undone, so doing it again could do it twice; the same rollback again tries"
                                + " to undo it");
    }

    /** Traffic that a rollback has not returned would be raised further from where it stands. */
    private List<String> unreturned(RunState state, List<Step> reopened) {
        var shifts = reopened.stream()
                .filter(step -> step.work() instanceof Work.Shift)
                .map(Step::id)
                .collect(Collectors.toSet());
        if (shifts.isEmpty()) {
            return List.of();
        }
        return rollbackPlanner.moves(state, new Scope(Scope.WHOLE_RUN.values(), shifts, Set.of())).entrySet().stream()
                .flatMap(owed -> owed.getValue().stream()
                        .map(move -> "traffic '" + owed.getKey().id() + "' of " + runbook.nameOf(move.key())
                                + " is not proven to be back on "
                                + owed.getKey().from()
                                + ", so nothing is begun anew for it; the same rollback again tries to return it"))
                .toList();
    }

    /**
     * Why nothing of the scope can be done again now, whoever asks, and what helps; empty if it can.
     *
     * @param plan as {@link #of(RunState, Scope)} says
     */
    public Optional<String> refusal(RunState state, Scope scope, AgainPlan plan) {
        if (state.ended().isPresent()) {
            return Optional.of("the run has ended, so nothing of it is done again: `cutover run` begins a new one");
        }
        var running = state.rollbacks().open().stream()
                .filter(open -> runbook.steps()
                        .anyMatch(step -> (scope.covers(step) && open.scope().touches(step))
                                || (plan.wider().contains(step) && rollbackPlanner.isClosing(open.scope(), step))))
                .findFirst();
        if (running.isPresent()) {
            return running.map(open -> "rollback " + open.number() + " of " + runbook.nameOf(open.scope())
                    + " is still running; `cutover status` says how far it is");
        }
        return afterRollback(state)
                .or(() -> plan.isNothing()
                        ? Optional.of("nothing of " + AgainDecisions.nameOf(scope, runbook)
                                + " was rolled back that could be done again")
                        : Optional.empty())
                .or(() -> plan.obstacles().isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join("; ", plan.obstacles())));
    }

    /** What people decide after a rollback comes first, under its own name: going on is no part of doing it again. */
    private static Optional<String> afterRollback(RunState state) {
        if (state.questions().isOpen(Set.of(Question.Kind.AFTER_ROLLBACK))) {
            return Optional.of("it is not decided yet whether the run continues after its rollback; answer that first:"
                    + " `cutover decide rollback go-on --as NAME`");
        }
        boolean ends = state.questions().all().stream()
                .filter(entry -> entry.question().kind() == Question.Kind.AFTER_ROLLBACK && entry.lapsed() == null)
                .reduce((earlier, later) -> later)
                .map(QuestionLedger.Entry::answer)
                .filter(answer -> answer.decision().hasChoice(AnswerWord.END))
                .isPresent();
        return ends ? Optional.of("people have decided that the run ends") : Optional.empty();
    }

    /** Steps that have not begun, of others than those that are done again. */
    private List<Step> waiting(RunState state, List<Step> reopened, List<Step> checks) {
        var anew = new LinkedHashSet<StepId>();
        Stream.concat(reopened.stream(), checks.stream()).map(Step::id).forEach(anew::add);
        var behind = StepReach.in(runbook).behind(anew);
        return runbook.steps()
                .filter(step -> behind.contains(step.id()))
                .filter(step -> state.steps().of(step.id()).state() == StepState.PENDING)
                .filter(step ->
                        reopened.stream().noneMatch(one -> Scope.of(one.where()).covers(step.where())))
                .toList();
    }
}
