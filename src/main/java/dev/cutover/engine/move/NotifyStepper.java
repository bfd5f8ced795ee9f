package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends a message; without a system to send it through, the bridge reads it on the screen and in the record. */
final class NotifyStepper implements Stepper {
    @Override
    public Move next(Step step, Scene scene) {
        var notify = (Work.Notify) step.work();
        String text = Substitution.of(step, scene).fill(notify.message());
        if (notify.via().isEmpty()) {
            return Finish.with(step, scene, StepFact.How.PLAINLY, Map.of("message", text));
        }
        String key = scene.key(step, "forward");
        var known = scene.effect(key);
        if (known.isEmpty()) {
            return intend(step, notify, text, scene);
        }
        var effect = known.orElseThrow();
        boolean asked = EffectCalls.askedInThisAttempt(step, effect, scene);
        return switch (effect.state()) {
            case INTENDED -> EffectCalls.call(step, effect, scene);
            case IN_DOUBT, UNKNOWN -> Doubt.next(step, effect, scene);
            case NOT_DONE ->
                asked ? Move.note(EffectCalls.failed(step, effect, scene)) : intend(step, notify, text, scene);
            case POSSIBLE -> asked ? Move.note(EffectCalls.failed(step, effect, scene)) : EffectCalls.lookInto(effect);
            case DONE ->
                Finish.with(
                        step,
                        scene,
                        effect.doubted() ? StepFact.How.RECOVERED : StepFact.How.PLAINLY,
                        Map.of("message", text));
        };
    }

    private static Move intend(Step step, Work.Notify notify, String text, Scene scene) {
        var message = new Effect.Message(contacts(notify, scene), text);
        var target = new Scene.Target(notify.via().orElseThrow(), message);
        String key = scene.key(step, "forward");
        return Move.note(new EffectFact.Intended(scene.effect(key, step, Effect.Direction.FORWARD, target)));
    }

    private static List<String> contacts(Work.Notify notify, Scene scene) {
        return notify.to().stream()
                .map(role -> Optional.ofNullable(scene.runbook().roles().get(role)))
                .flatMap(Optional::stream)
                .map(role -> role.contact().isEmpty() ? String.join(", ", role.who()) : role.contact())
                .toList();
    }
}
