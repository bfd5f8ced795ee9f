package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.run.StepFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends a message; without a system to send it through, the bridge reads it on the screen and in the record. */
final class NotifyStepper implements Stepper {
    @Override
    public Move next(Step step, Scene scene) {
        var notify = (Work.Notify) step.work();
        String text = scene.substitution(step).fill(notify.message());
        if (notify.via().isEmpty()) {
            return Finish.with(step, scene, StepFact.How.PLAINLY, Map.of("message", text));
        }
        String key = scene.key(step, "forward");
        var known = scene.effect(key);
        if (known.isEmpty()) {
            var target =
                    new Scene.Target(notify.via().orElseThrow(), new Effect.Message(contacts(notify, scene), text));
            return Move.note(new EffectFact.Intended(scene.effect(key, step, Effect.Direction.FORWARD, target)));
        }
        var effect = known.orElseThrow();
        boolean ofThisAttempt = effect.settledSeq() > scene.entry(step).startedSeq();
        return switch (effect.state()) {
            case INTENDED -> EffectCalls.call(step, effect, scene);
            case IN_DOUBT, UNKNOWN -> Doubt.next(step, effect, scene);
            case NOT_DONE, POSSIBLE ->
                ofThisAttempt
                        ? Move.note(new StepFact.Failed(
                                step.id(), scene.entry(step).attempt(), StepFact.FailureCause.SAID_NO, effect.detail()))
                        : Move.note(new EffectFact.Repeated(key, "a new attempt"));
            case DONE ->
                Finish.with(
                        step,
                        scene,
                        effect.doubted() ? StepFact.How.RECOVERED : StepFact.How.PLAINLY,
                        Map.of("message", text));
        };
    }

    private static List<String> contacts(Work.Notify notify, Scene scene) {
        return notify.to().stream()
                .map(role -> Optional.ofNullable(scene.runbook().roles().get(role)))
                .flatMap(Optional::stream)
                .map(role -> role.contact().isEmpty() ? String.join(", ", role.who()) : role.contact())
                .toList();
    }
}
