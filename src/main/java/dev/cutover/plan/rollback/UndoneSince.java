package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.UndoKey;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of that which a rollback has left undone has been put right since. The record keeps leftovers as sentences; each
 * begins with the step or the traffic that it is about. Not thread-safe, as the state that it reads is not.
 */
public final class UndoneSince {
    private static final Pattern STEP = Pattern.compile("step '([a-z0-9-]+)' .*", Pattern.DOTALL);

    private final Runbook runbook;
    private final RunState state;

    public UndoneSince(Runbook runbook, RunState state) {
        this.runbook = runbook;
        this.state = state;
    }

    /** What is still left undone, as the rollback named it. */
    public List<String> still(RollbackLedger.Entry rollback) {
        return rollback.leftUndone().stream()
                .filter(left -> words(rollback, left).isEmpty())
                .toList();
    }

    /** All that it left undone, each with what has become of it if that is known. */
    public List<String> told(RollbackLedger.Entry rollback) {
        return rollback.leftUndone().stream()
                .map(left -> left
                        + words(rollback, left).map(since -> " (" + since + ")").orElse(""))
                .toList();
    }

    /** {@code undone since by rollback 3}; empty if it is still left undone. */
    private Optional<String> words(RollbackLedger.Entry rollback, String left) {
        var step = STEP.matcher(left);
        var end = rollback.finished();
        if (end == null) {
            return Optional.empty();
        } else if (step.matches()) {
            return step(rollback, end, new StepId(step.group(1)));
        } else if (left.startsWith("traffic '")) {
            return traffic(end, left);
        }
        return wider(rollback).map(UndoneSince::by);
    }

    private static String by(RollbackLedger.Entry rollback) {
        return "undone since by rollback " + rollback.number();
    }

    /** What the step has done again after the end of the rollback does not count. */
    private Optional<String> step(RollbackLedger.Entry rollback, Instant end, StepId step) {
        var meant = state.effects().ofStep(step).stream()
                .filter(entry -> entry.effect().direction() == Effect.Direction.FORWARD
                        && !entry.at().isAfter(end)
                        && entry.state().mayHaveHappened()
                        && rollback.scope().touches(step, entry.effect().segment()))
                .toList();
        boolean isUndone = !meant.isEmpty()
                && meant.stream()
                        .allMatch(
                                entry -> state.effects().isUndone(entry.effect().key()));
        return isUndone
                ? Optional.of(meant.stream()
                        .flatMap(entry -> undoneBy(rollback, entry.effect()))
                        .findFirst()
                        .map(UndoneSince::by)
                        .orElse("undone since"))
                : Optional.empty();
    }

    /** The first of the others that were under way then and that mean the effect. */
    private Stream<RollbackLedger.Entry> undoneBy(RollbackLedger.Entry leaver, Effect effect) {
        return state.effects().of(UndoKey.of(effect.key()).value()).stream()
                .flatMap(back -> others(leaver)
                        .filter(other -> other.seq() < back.settledSeq() && isUnderWay(other, back))
                        .filter(other -> new UndoTimes(runbook, other.scope()).isMeant(effect)));
    }

    private static boolean isUnderWay(RollbackLedger.Entry rollback, EffectLedger.Entry back) {
        var finished = rollback.finished();
        return finished == null || !finished.isBefore(back.at());
    }

    private Stream<RollbackLedger.Entry> others(RollbackLedger.Entry leaver) {
        return state.rollbacks().all().stream().filter(other -> other.number() != leaver.number());
    }

    private Optional<String> traffic(Instant end, String left) {
        for (var flow : runbook.traffic().values()) {
            for (var known : state.traffic().of(flow.id()).entrySet()) {
                String of = "traffic '" + flow.id() + "' of " + runbook.nameOf(known.getKey()) + " ";
                if (left.startsWith(of + "stays") || left.startsWith(of + "is not proven")) {
                    return new ReturnedTraffic(state)
                            .after(end, flow.id(), known.getKey())
                            .map(UndoneSince::by)
                            .or(() -> known.getValue().mayBeMoved() ? Optional.empty() : Optional.of("back since"));
                }
            }
        }
        return Optional.empty();
    }

    /** A later one of all that the rollback was of, which has restored it and left nothing. */
    private Optional<RollbackLedger.Entry> wider(RollbackLedger.Entry rollback) {
        return others(rollback)
                .filter(other -> other.number() > rollback.number()
                        && other.restored() != null
                        && !other.isOpen()
                        && !other.isTakenOver()
                        && other.leftUndone().isEmpty()
                        && other.scope().includes(rollback.scope()))
                .findFirst();
    }
}
