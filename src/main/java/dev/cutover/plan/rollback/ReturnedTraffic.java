package dev.cutover.plan.rollback;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which rollback has moved which traffic back. Not thread-safe, as the state that it reads is not. */
public final class ReturnedTraffic {
    private final RunState state;

    public ReturnedTraffic(RunState state) {
        this.state = state;
    }

    /** Whether the rollback has set the weight of any of the keys itself. */
    public boolean isMovedBy(int rollback, String traffic, Collection<Segment> keys) {
        return state.rollbacks().of(rollback).stream()
                .flatMap(entry -> state.effects().ofStep(entry.step()).stream())
                .anyMatch(entry -> keys.stream().anyMatch(key -> moves(entry.effect(), traffic, key)));
    }

    /** The first rollback that has brought the key back since it was shifted last; empty if none has. */
    public Optional<RollbackLedger.Entry> of(String traffic, Segment key) {
        Optional<EffectLedger.Entry> back = Optional.empty();
        for (var entry : ofKey(traffic, key)) {
            if (entry.effect().direction() == Effect.Direction.FORWARD) {
                back = Optional.empty();
            } else if (back.isEmpty() && isBack(entry, key)) {
                back = Optional.of(entry);
            }
        }
        return back.flatMap(this::rollback);
    }

    /** The rollback that has brought the key back after an instant. */
    Optional<RollbackLedger.Entry> after(Instant instant, String traffic, Segment key) {
        return ofKey(traffic, key).stream()
                .filter(entry -> isBack(entry, key) && !entry.at().isBefore(instant))
                .findFirst()
                .flatMap(this::rollback);
    }

    private List<EffectLedger.Entry> ofKey(String traffic, Segment key) {
        return state.effects().all().stream()
                .filter(entry -> entry.state() != EffectState.NOT_DONE && moves(entry.effect(), traffic, key))
                .sorted(Comparator.comparingLong(EffectLedger.Entry::settledSeq))
                .toList();
    }

    private static boolean moves(Effect effect, String traffic, Segment key) {
        return effect.deed() instanceof Effect.Weights weights
                && weights.traffic().equals(traffic)
                && weights.moves().stream().anyMatch(move -> move.key().equals(key));
    }

    /** A return in steps is over with its last one. */
    private static boolean isBack(EffectLedger.Entry entry, Segment key) {
        return entry.effect().direction() == Effect.Direction.BACK
                && entry.state() == EffectState.DONE
                && entry.effect().deed() instanceof Effect.Weights weights
                && weights.moves().stream()
                        .anyMatch(move -> move.key().equals(key) && move.to() == Weight.NONE.basisPoints());
    }

    private Optional<RollbackLedger.Entry> rollback(EffectLedger.Entry back) {
        return state.rollbacks().all().stream()
                .filter(rollback -> back.effect().step().equals(rollback.step()))
                .findFirst();
    }
}
