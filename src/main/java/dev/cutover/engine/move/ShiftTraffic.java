package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.TrafficLedger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a shift is about, and where its traffic stands by the record. */
final class ShiftTraffic {
    private ShiftTraffic() {}

    static Traffic traffic(Work.Shift shift, Scene scene) {
        return Objects.requireNonNull(scene.runbook().traffic().get(shift.traffic()), shift.traffic());
    }

    /**
     * The router's keys that the step is about. One that a rollback took back since the step began stays where it is:
     * this step does not raise it again.
     */
    static List<Segment> keys(Step step, Traffic traffic, Scene scene) {
        return traffic.keys(step.where(), scene.runbook().dimensions()).stream()
                .filter(key -> !isTakenBack(key, step, traffic, scene))
                .toList();
    }

    private static boolean isTakenBack(Segment key, Step step, Traffic traffic, Scene scene) {
        return scene.state()
                .traffic()
                .of(traffic.id(), key)
                .flatMap(known -> scene.effect(known.effect()))
                .filter(effect -> effect.effect().direction() == Effect.Direction.BACK)
                .filter(effect -> effect.settledSeq() > scene.entry(step).bornSeq())
                .isPresent();
    }

    static Optional<EffectLedger.Entry> lastMove(Step step, Scene scene) {
        var moves = scene.state().effects().ofStep(step.id()).stream()
                .filter(entry -> entry.effect().direction() == Effect.Direction.FORWARD)
                .toList();
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1));
    }

    /** Whether the shift has begun and some of its traffic is not proven to be on the old platform. */
    static boolean hasTraffic(Step step, Scene scene) {
        if (!(step.work() instanceof Work.Shift shift) || scene.entry(step).attempt() == 0) {
            return false;
        }
        var traffic = traffic(shift, scene);
        return traffic.keys(step.where(), scene.runbook().dimensions()).stream()
                .flatMap(key -> scene.state().traffic().of(traffic.id(), key).stream())
                .anyMatch(known -> !known.certain() || known.weight().compareTo(Weight.NONE) > 0);
    }

    /** Where the record left a key; all on the old platform if it was never moved. */
    static Weight level(Traffic traffic, Segment key, Scene scene) {
        return scene.state()
                .traffic()
                .of(traffic.id(), key)
                .map(TrafficLedger.Entry::weight)
                .orElse(Weight.NONE);
    }
}
