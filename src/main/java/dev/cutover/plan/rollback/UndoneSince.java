package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.RollbackFact.Subject;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What of that which a rollback has left undone has been put right since, by the effects and the traffic that the
 * record names with it. Records of older builds keep sentences only; each begins with the step or the traffic that it
 * is about. Not thread-safe, as the state that it reads is not.
 */
public final class UndoneSince {
    private static final Pattern STEP = Pattern.compile("step '([a-z0-9-]+)' .*", Pattern.DOTALL);

    private final Runbook runbook;
    private final RunState state;

    public UndoneSince(Runbook runbook, RunState state) {
        this.runbook = runbook;
        this.state = state;
    }

    /**
     * All that rollbacks have left undone and that nothing has put right since; what a later one has gone over again is
     * that one's to tell. Each once, the earliest first.
     */
    public List<String> left() {
        return unresolved()
                .flatMap(rollback -> still(rollback).stream())
                .distinct()
                .toList();
    }

    /** The rollbacks that have left something of that. */
    public Stream<RollbackLedger.Entry> unresolved() {
        return state.rollbacks().unresolved().stream().filter(rollback -> !isComplete(rollback));
    }

    /** Whether nothing of what the rollback was of is left undone by now. */
    public boolean isComplete(RollbackLedger.Entry rollback) {
        return still(rollback).isEmpty();
    }

    /** What is still left undone, as the rollback named it. */
    public List<String> still(RollbackLedger.Entry rollback) {
        return IntStream.range(0, rollback.leftUndone().size())
                .filter(item -> words(rollback, item).isEmpty())
                .mapToObj(rollback.leftUndone()::get)
                .toList();
    }

    /** All that it left undone, each with what has become of it if that is known. */
    public List<String> told(RollbackLedger.Entry rollback) {
        return IntStream.range(0, rollback.leftUndone().size())
                .mapToObj(item -> rollback.leftUndone().get(item)
                        + words(rollback, item).map(since -> " (" + since + ")").orElse(""))
                .toList();
    }

    /** {@code undone since by rollback 3}; empty if it is still left undone. */
    private Optional<String> words(RollbackLedger.Entry rollback, int item) {
        var end = rollback.finished();
        if (end == null) {
            return Optional.empty();
        }
        if (rollback.leftAbout().isEmpty()) {
            return bySentence(rollback, end, rollback.leftUndone().get(item));
        }
        var subject = rollback.leftAbout().get(item);
        if (subject instanceof Subject.OfEffect left) {
            return state.effects()
                    .of(left.effect())
                    .map(EffectLedger.Entry::effect)
                    .flatMap(effect -> undone(rollback, List.of(effect)));
        } else if (subject instanceof Subject.OfTraffic left) {
            return traffic(end, left);
        } else if (subject instanceof Subject.OfRollback) {
            return wider(rollback).map(UndoneSince::by);
        }
        throw new IllegalStateException("no rule for " + subject.getClass());
    }

    private Optional<String> bySentence(RollbackLedger.Entry rollback, Instant end, String left) {
        var step = STEP.matcher(left);
        if (step.matches()) {
            return step(rollback, end, new StepId(step.group(1)));
        }
        return left.startsWith("traffic '")
                ? trafficOf(left).flatMap(traffic -> traffic(end, traffic))
                : wider(rollback).map(UndoneSince::by);
    }

    private static String by(RollbackLedger.Entry rollback) {
        return "undone since by rollback " + rollback.number();
    }

    /** What the step has done again after the end of the rollback does not count, what was open then does. */
    private Optional<String> step(RollbackLedger.Entry rollback, Instant end, StepId step) {
        var meant = state.effects().ofStep(step).stream()
                .filter(entry -> entry.effect().direction() == Effect.Direction.FORWARD
                        && (entry.state().mayHaveHappened()
                                ? !entry.at().isAfter(end)
                                : entry.settledSeq() > rollback.seq())
                        && rollback.scope().touches(step, entry.effect().segment()))
                .map(EffectLedger.Entry::effect)
                .toList();
        return undone(rollback, meant);
    }

    /** What is proven not to have happened needs no undo. */
    private Optional<String> undone(RollbackLedger.Entry rollback, List<Effect> effects) {
        var undone = effects.stream()
                .filter(effect -> state.effects().isUndone(effect.key()))
                .toList();
        boolean isComplete = effects.stream().allMatch(effect -> undone.contains(effect) || hasNotHappened(effect));
        if (effects.isEmpty() || !isComplete) {
            return Optional.empty();
        }
        return Optional.of(
                undone.isEmpty()
                        ? "found since not to have happened"
                        : undone.stream()
                                .flatMap(effect -> undoneBy(rollback, effect))
                                .findFirst()
                                .map(UndoneSince::by)
                                .orElse("undone since"));
    }

    private boolean hasNotHappened(Effect effect) {
        return state.effects()
                .of(effect.key())
                .filter(entry -> !entry.state().mayHaveHappened())
                .isPresent();
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

    private Optional<String> traffic(Instant end, Subject.OfTraffic left) {
        var known = state.traffic().of(left.traffic()).get(left.segment());
        return new ReturnedTraffic(state)
                .after(end, left.traffic(), left.segment())
                .map(UndoneSince::by)
                .or(() -> known == null || known.mayBeMoved() ? Optional.empty() : Optional.of("back since"));
    }

    private Optional<Subject.OfTraffic> trafficOf(String left) {
        for (var flow : runbook.traffic().values()) {
            for (var segment : state.traffic().of(flow.id()).keySet()) {
                String of = "traffic '" + flow.id() + "' of " + runbook.nameOf(segment) + " ";
                if (left.startsWith(of + "stays") || left.startsWith(of + "is not proven")) {
                    return Optional.of(new Subject.OfTraffic(flow.id(), segment));
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
