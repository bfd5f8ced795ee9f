package dev.cutover.simulation;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The recorded end of a run matches its events. */
final class EndRule implements Rule {
    private static final Set<StepState> SETTLED = EnumSet.of(StepState.SUCCEEDED, StepState.SKIPPED, StepState.UNDONE);

    private final Runbook book;
    private final Consumer<String> complain;
    private final Map<String, StepFact.How> how = new HashMap<>();
    private final Map<Scope, RollbackFact.Finished> left = new LinkedHashMap<>();
    private final Map<Segment, Integer> weights = new HashMap<>();

    EndRule(Runbook book, Consumer<String> complain) {
        this.book = book;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof StepFact.Succeeded succeeded) {
            how.put(succeeded.step().value(), succeeded.how());
        } else if (event.fact() instanceof RollbackFact.Finished finished) {
            var rollback = Objects.requireNonNull(books.rollback(finished.rollback()));
            left.keySet().removeIf(scope -> rollback.scope().includes(scope));
            if (!finished.leftUndone().isEmpty()) {
                left.put(rollback.scope(), finished);
            }
        } else if (event.fact() instanceof EffectFact.Settled settled && settled.state() == EffectState.DONE) {
            var known = books.effects().get(settled.key());
            if (known != null && known.effect().deed() instanceof Effect.Weights moved) {
                moved.moves().forEach(move -> weights.put(move.key(), move.to()));
            }
        } else if (event.fact() instanceof RunFact.Ended ended) {
            ends(ended, books);
        }
    }

    /** Whether all that a rollback has left undone was undone by another one. */
    private boolean isPutRight(RollbackFact.Finished finished, Bookkeeper books) {
        return finished.about().stream().allMatch(subject -> {
            if (subject instanceof RollbackFact.Subject.OfEffect left) {
                var undo = books.effects().get(left.effect() + "/back");
                return undo != null && undo.state() == EffectState.DONE;
            }
            return subject instanceof RollbackFact.Subject.OfTraffic left
                    && Integer.valueOf(0).equals(weights.get(left.segment()));
        });
    }

    private void ends(RunFact.Ended ended, Bookkeeper books) {
        if (books.ended() != null) {
            complain.accept("it ends twice");
        }
        switch (ended.ending()) {
            case COMPLETED -> completed(ended, books);
            case COMPLETED_WITH_EXCEPTIONS -> {
                settled(books);
                if (ended.exceptions().isEmpty()) {
                    complain.accept("it has exceptions, and none is named");
                }
            }
            case ROLLED_BACK, STOPPED, STUCK -> {
                left.values().removeIf(finished -> isPutRight(finished, books));
                if (left.isEmpty() != (ended.ending() != RunFact.Ending.STUCK)) {
                    complain.accept("it ends " + ended.ending() + ", and left undone is " + left.values());
                }
                boolean stays = weights.values().stream().anyMatch(weight -> weight > 0);
                if (stays && ended.ending() == RunFact.Ending.ROLLED_BACK) {
                    complain.accept("it ends rolled back, and its traffic is at " + weights);
                }
                if (!books.rollbacks().isEmpty()) {
                    complain.accept("it ends while a rollback is under way");
                }
            }
            case ABORTED, DECLINED -> {
                if (!books.rollbacks().isEmpty()) {
                    complain.accept("it ends while a rollback is under way");
                }
            }
        }
    }

    private void settled(Bookkeeper books) {
        book.steps()
                .filter(step -> !SETTLED.contains(books.state(step.id())))
                .forEach(
                        step -> complain.accept("it is completed, and " + step.id() + " is " + books.state(step.id())));
    }

    /** Whether other weights were meant for all of its keys since. */
    private static boolean isOvertaken(Bookkeeper.Known known, Bookkeeper books) {
        return known.effect().deed() instanceof Effect.Weights weights
                && weights.moves().stream()
                        .allMatch(move -> books.effects().values().stream()
                                .filter(other -> other.meant() > known.meant())
                                .anyMatch(other -> other.effect().deed() instanceof Effect.Weights others
                                        && others.moves().stream()
                                                .anyMatch(one -> one.key().equals(move.key()))));
    }

    private void completed(RunFact.Ended ended, Bookkeeper books) {
        settled(books);
        if (!ended.exceptions().isEmpty()) {
            complain.accept("it is completed, with " + ended.exceptions());
        }
        book.steps().filter(step -> step.policy().critical()).forEach(step -> {
            boolean plainly = books.state(step.id()) == StepState.SUCCEEDED
                    && (how.get(step.id().value()) == StepFact.How.PLAINLY
                            || how.get(step.id().value()) == StepFact.How.RECOVERED);
            boolean leftOut = step.policy().optional() && books.state(step.id()) == StepState.SKIPPED;
            if (!plainly && !leftOut) {
                complain.accept("it is plainly completed, and " + step.id() + " is " + books.state(step.id()) + " "
                        + how.get(step.id().value()));
            }
        });
        books.effects().values().stream()
                .filter(known -> known.state().isOpen() && !isOvertaken(known, books))
                .forEach(known -> complain.accept("it is completed, and the outcome is unknown of "
                        + known.effect().key()));
    }
}
