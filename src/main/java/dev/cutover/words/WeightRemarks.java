package dev.cutover.words;

import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.TrafficLedger;
import java.util.List;

/**
 * What routers told beside weights that are in force, such as that a weight is lost when the router starts again.
 * Stateless and thread-safe.
 */
public final class WeightRemarks {
    private WeightRemarks() {}

    /** The moves with such a remark that no later move has taken over, in the order of the record. */
    public static List<EffectLedger.Entry> of(RunState state) {
        return state.effects().all().stream()
                .filter(entry -> entry.state() == EffectState.DONE
                        && !entry.detail().isEmpty()
                        && isRemarked(entry)
                        && isLast(entry, state.traffic()))
                .toList();
    }

    /** The detail of a move that was in doubt tells how that was settled. */
    private static boolean isRemarked(EffectLedger.Entry entry) {
        return !entry.doubted() || entry.effect().direction() == Effect.Direction.BACK;
    }

    private static boolean isLast(EffectLedger.Entry entry, TrafficLedger traffic) {
        return entry.effect().deed() instanceof Effect.Weights weights
                && weights.moves().stream()
                        .flatMap(move -> traffic.of(weights.traffic(), move.key()).stream())
                        .anyMatch(known -> known.effect().equals(entry.effect().key()));
    }
}
