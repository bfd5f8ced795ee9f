package dev.cutover.model.scenario;

import java.time.Duration;

/**
 * A scripted answer.
 *
 * @param at the step, or {@code rollback} or {@code failure} for the engine's own questions
 * @param as a person of the runbook
 * @param say the choice, in the words of the question
 * @param after how long after the question was asked
 */
public record ScriptedAnswer(String at, String as, String say, String reason, String impact, Duration after) {}
