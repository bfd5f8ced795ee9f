package dev.cutover.simulation;

import dev.cutover.model.Choice;
import dev.cutover.model.OnFailure;
import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.StepAccess;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A step is skipped only because of the runbook, a person or a rollback, and the record says which. */
final class SkipRule implements Rule {
    private final Runbook book;
    private final Map<StepId, Step> steps = new HashMap<>();
    private final Set<StepId> again = new HashSet<>();
    private final Consumer<String> complain;

    SkipRule(Runbook book, Consumer<String> complain) {
        this.book = book;
        book.steps().forEach(step -> steps.put(step.id(), step));
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof StepFact.Reopened reopened) {
            again.add(reopened.step());
        } else if (event.fact() instanceof StepFact.Skipped skipped) {
            var step = steps.get(skipped.step());
            if (skipped.why().isBlank()) {
                complain.accept(skipped.step() + " was skipped without a reason");
            }
            if (step != null && !isAllowed(step, books)) {
                complain.accept(event.seq() + ": " + step.id() + " was skipped, and nobody had said so");
            }
        } else if (event.fact() instanceof StepFact.Started started
                && books.state(started.step()) == StepState.PENDING) {
            passedOver(started.step(), books);
        } else if (event.fact() instanceof StepFact.Succeeded succeeded && steps.containsKey(succeeded.step())) {
            succeeded(succeeded, books);
        }
    }

    private boolean isAllowed(Step step, Bookkeeper books) {
        boolean failed = books.state(step.id()) == StepState.FAILED;
        boolean gate = step.work() instanceof Work.Gate;
        if (failed && !gate && step.policy().onFailure() == OnFailure.CONTINUE) {
            return true;
        }
        boolean said = books.saidOf(step.id(), Question.Kind.FAILURE).stream()
                .anyMatch(one -> one.seq() > books.startedBy(step.id())
                        && one.decision().choice().equals("skip"));
        boolean takenBack = books.isRolledBack(step)
                || books.rollbacks().stream()
                        .anyMatch(rollback -> closesIn(step, rollback.scope())
                                || (again.contains(step.id()) && reliesOnClosing(step, rollback.scope())));
        return (failed && said)
                || takenBack
                || makesSecondWriter(step, books)
                || book.steps().anyMatch(other -> leadsPast(other, step, books));
    }

    /** Beside an old platform that a rollback has opened nothing is made to write; what is fenced gets no traffic. */
    private boolean makesSecondWriter(Step step, Bookkeeper books) {
        if (step.work() instanceof Work.Shift) {
            return relied(step).stream()
                    .filter(need -> owners(need).findAny().isPresent())
                    .anyMatch(need -> books.state(need.id()) == StepState.UNDONE || isBesideOpened(need, books));
        }
        return isBesideOpened(step, books);
    }

    private boolean isBesideOpened(Step step, Bookkeeper books) {
        return owners(step)
                .anyMatch(owner -> book.steps()
                        .filter(other -> books.state(other.id()) == StepState.UNDONE)
                        .anyMatch(other -> other.work() instanceof Work.Action closing
                                && closing.system().equals(owner)));
    }

    /** The systems that were the only writers before the one that the step acts on. */
    private Stream<SystemId> owners(Step step) {
        return step.work() instanceof Work.Action writing
                ? book.inventory().records().stream()
                        .filter(ownership ->
                                ownership.hasOneWriter() && ownership.after().equals(writing.system()))
                        .map(RecordOwnership::before)
                : Stream.empty();
    }

    private Set<Step> relied(Step step) {
        var relied = new HashSet<Step>();
        for (var need : step.needs()) {
            var other = Objects.requireNonNull(steps.get(need));
            if (relied.add(other)) {
                relied.addAll(relied(other));
            }
        }
        return relied;
    }

    /** What would close the old platform under returned traffic is left out by the rollback that returns it. */
    private boolean closesIn(Step step, Scope scope) {
        boolean isApart = book.traffic().values().stream()
                .anyMatch(traffic -> traffic.from().equals(BackMaker.OLD));
        boolean isOnOld = step.work() instanceof Work.Action action
                && isApart
                && action.system().equals(BackMaker.OLD);
        return scope.touches(step)
                && StepAccess.undo(step)
                        .filter(undo -> undo.time()
                                .map(Undo.Time.BEFORE_TRAFFIC::equals)
                                .orElse(isOnOld))
                        .isPresent();
    }

    /** What is to be done again waits for what would close the old platform; that is left out. */
    private boolean reliesOnClosing(Step step, Scope scope) {
        return step.needs().stream()
                .map(need -> Objects.requireNonNull(steps.get(need)))
                .anyMatch(need -> closesIn(need, scope) || reliesOnClosing(need, scope));
    }

    /** A step that a decision has gone past does not start. */
    private void passedOver(StepId id, Bookkeeper books) {
        var order = book.steps().map(Step::id).toList();
        for (var need : steps.containsKey(id) ? steps.get(id).needs() : Set.<StepId>of()) {
            var other = Objects.requireNonNull(steps.get(need));
            if (!(other.work() instanceof Work.Decision decision)) {
                continue;
            }
            books.saidOf(need, Question.Kind.DECIDE).stream()
                    .filter(said -> said.seq() > books.startedBy(need))
                    .flatMap(said -> decision.choices().stream()
                            .filter(choice ->
                                    choice.say().equals(said.decision().choice())))
                    .filter(choice -> choice.then() instanceof Choice.Then.GoTo goTo
                            && order.indexOf(goTo.step()) > order.indexOf(id))
                    .forEach(choice -> complain.accept(id + " starts, and '" + need + "' has gone past it"));
        }
    }

    /** Whether a decision was made that goes on behind the step. */
    private boolean leadsPast(Step other, Step step, Bookkeeper books) {
        return other.work() instanceof Work.Decision decision
                && books.saidOf(other.id(), Question.Kind.DECIDE).stream()
                        .flatMap(said -> decision.choices().stream()
                                .filter(choice ->
                                        choice.say().equals(said.decision().choice())))
                        .anyMatch(choice -> choice.then() instanceof Choice.Then.GoTo goTo
                                && !goTo.step().equals(step.id()));
    }

    /** What a step was to do has been done when it succeeds, unless a person says that they have. */
    private void succeeded(StepFact.Succeeded succeeded, Bookkeeper books) {
        var step = steps.get(succeeded.step());
        boolean plainly = succeeded.how() == StepFact.How.PLAINLY || succeeded.how() == StepFact.How.RECOVERED;
        if (step == null || !plainly) {
            return;
        }
        boolean changes =
                step.work() instanceof Work.Action action && !action.call().startsWith("read");
        boolean done = books.effectsOf(step.id()).stream()
                .anyMatch(known -> known.state() == dev.cutover.run.EffectState.DONE
                        && known.effect().direction() == dev.cutover.run.Effect.Direction.FORWARD);
        if (changes && !done) {
            complain.accept(step.id() + " succeeded without having done anything");
        }
    }
}
