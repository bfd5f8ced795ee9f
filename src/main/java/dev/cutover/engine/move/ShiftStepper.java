package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.Petition;
import dev.cutover.run.StepFact;
import dev.cutover.run.TrafficLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves a segment along its ramp. Where it stands is read from the record: the weights that were read back last, the
 * hold that began then, and what the guards have said since.
 */
final class ShiftStepper implements Stepper {
    private static final int MOST_REPEATS = 3;

    @Override
    public Move next(Step step, Scene scene) {
        var shift = (Work.Shift) step.work();
        var last = lastMove(step, scene);
        if (last.isPresent()
                && last.orElseThrow().state() != EffectState.DONE
                && !moves(last.orElseThrow(), scene).moves().isEmpty()) {
            var unsettled = unsettled(step, shift, last.orElseThrow(), scene);
            if (unsettled != null) {
                return unsettled;
            }
        }
        if (isFrozen(step, scene)) {
            return new Move.Wait(null);
        }
        // Whoever takes a run over reads the weights again: a router may have forgotten them meanwhile.
        var read = new AttemptNote.WeightsRead(scene.state().epoch());
        return !scene.entry(step).noted(read)
                ? read(step, read, scene)
                : new Ramp(step, shift, traffic(shift, scene), scene).next();
    }

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

    /**
     * Whether a rollback is about some of the shift's traffic, be it under way or asked for and waiting for another
     * one: until it is through, nothing is raised.
     */
    static boolean isFrozen(Step step, Scene scene) {
        var underWay = scene.state().rollbacks().open().map(open -> open.scope()).stream();
        var askedFor = scene.state().petitions().pending().stream()
                .map(entry -> entry.received().petition())
                .flatMap(petition ->
                        petition instanceof Petition.RollBack back ? Stream.of(back.scope()) : Stream.empty());
        return Stream.concat(underWay, askedFor).anyMatch(scope -> scope.touches(step.where()))
                || Watch.waitsToTakeBack(step, scene);
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

    /** What an effect is still about: a key that another effect was meant for since is left to that one. */
    private static Effect.Weights moves(EffectLedger.Entry entry, Scene scene) {
        var weights = (Effect.Weights) entry.effect().deed();
        var moves = weights.moves().stream()
                .filter(move -> scene.state()
                        .traffic()
                        .of(weights.traffic(), move.key())
                        .filter(known -> known.effect().equals(entry.effect().key()))
                        .isPresent())
                .toList();
        return new Effect.Weights(weights.traffic(), moves);
    }

    private static @Nullable Move unsettled(Step step, Work.Shift shift, EffectLedger.Entry entry, Scene scene) {
        boolean asked = EffectCalls.askedInThisAttempt(step, entry, scene);
        return switch (entry.state()) {
            case INTENDED -> isFrozen(step, scene) ? new Move.Wait(null) : call(step, shift, entry, scene, false);
            case IN_DOUBT -> call(step, shift, entry, scene, true);
            case UNKNOWN, POSSIBLE -> unknown(step, entry, scene, asked);
            case NOT_DONE -> asked ? Move.note(EffectCalls.failed(step, entry, scene)) : null;
            case DONE -> null;
        };
    }

    private static Move unknown(Step step, EffectLedger.Entry entry, Scene scene, boolean asked) {
        boolean drifted = entry.cause() == EffectFact.Cause.DRIFT;
        if (asked && (drifted || entry.repeats() >= MOST_REPEATS)) {
            return Move.note(EffectCalls.failed(step, entry, scene));
        }
        if (isFrozen(step, scene)) {
            return new Move.Wait(null);
        }
        return Move.note(new EffectFact.Repeated(entry.effect().key(), "setting the same weight again does no harm"));
    }

    private static Move call(Step step, Work.Shift shift, EffectLedger.Entry entry, Scene scene, boolean inDoubt) {
        var effect = entry.effect();
        var weights = moves(entry, scene);
        var traffic = traffic(shift, scene);
        boolean repeats = scene.state().effects().mayHaveHappenedBefore(effect.key());
        return new Move.Call(
                step.id(),
                scene.entry(step).attempt(),
                traffic.router().value(),
                step.policy().timeout(),
                hands -> {
                    var router = new Router(scene, traffic, hands, repeats);
                    var context = hands.context(effect.key(), effect.correlation(), step.where());
                    return List.of(inDoubt ? router.settle(entry, weights) : router.move(effect, weights, context));
                },
                trouble -> List.of(
                        inDoubt
                                ? Doubt.unknown(entry, trouble.why())
                                : EffectCalls.inDoubt(effect.key(), trouble, step)));
    }

    /** The weights are read, and must stand where the record left them; noted as this if they do. */
    static Move read(Step step, AttemptNote as, Scene scene) {
        int attempt = scene.entry(step).attempt();
        var traffic = traffic((Work.Shift) step.work(), scene);
        var keys = keys(step, traffic, scene);
        var expected = expected(traffic, keys, scene);
        return new Move.Call(
                step.id(),
                attempt,
                traffic.router().value(),
                step.policy().timeout(),
                hands -> {
                    var actual = new Router(scene, traffic, hands, false).read(keys);
                    var drift = new ArrayList<String>();
                    for (var key : keys) {
                        if (!Objects.equals(expected.get(key), actual.get(key))) {
                            drift.add(key + " stands at " + words(actual.get(key)) + ", the record left it at "
                                    + words(expected.get(key)));
                        }
                    }
                    return List.of(
                            drift.isEmpty()
                                    ? new StepFact.Found(step.id(), attempt, as)
                                    : new StepFact.Failed(
                                            step.id(),
                                            attempt,
                                            StepFact.FailureCause.DRIFT,
                                            Router.DRIFT + String.join("; ", drift)));
                },
                trouble -> List.of(Failure.of(step, attempt, trouble)));
    }

    private static String words(@Nullable Integer basisPoints) {
        return basisPoints == null ? "no weight that can be read" : new Weight(basisPoints).toString();
    }

    private static Map<Segment, Integer> expected(Traffic traffic, List<Segment> keys, Scene scene) {
        var expected = new java.util.HashMap<Segment, Integer>();
        for (var key : keys) {
            expected.put(key, level(traffic, key, scene).basisPoints());
        }
        return expected;
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
