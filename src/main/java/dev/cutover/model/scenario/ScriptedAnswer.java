package dev.cutover.model.scenario;

import dev.cutover.model.ComposedText;
import java.time.Duration;

/**
 * A scripted answer.
 *
 * @param at the step that asks, or {@code rollback} or {@code failure} for the engine's own questions
 * @param as the person of the runbook who answers
 * @param say one of the choices that the question offers
 * @param after the time from question to answer
 * @param alsoAfterRollback whether it also counts once some of what the question presumes was rolled back
 */
public record ScriptedAnswer(
        String at, String as, String say, String reason, String impact, Duration after, boolean alsoAfterRollback) {
    public ScriptedAnswer {
        as = ComposedText.of(as);
        say = ComposedText.of(say);
    }
}
