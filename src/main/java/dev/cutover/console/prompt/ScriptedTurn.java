package dev.cutover.console.prompt;

import dev.cutover.run.Question;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An answer that comes from a script.
 *
 * @param due when it comes; empty if only after an escalation
 */
public record ScriptedTurn(Question question, String person, Optional<Instant> due) {

    /** Who answers where, and when. */
    public String words() {
        return words(due.map(at -> " at " + Durations.time(at) + " UTC"));
    }

    /** The same, counting down in whole seconds. */
    String words(Instant now) {
        return words(due.map(at -> " in " + Durations.words(left(now, at))));
    }

    private String words(Optional<String> when) {
        return "scripted: " + person + " answers " + question.step() + when.orElse(" after an escalation")
                + "; /answer takes over";
    }

    private static Duration left(Instant now, Instant at) {
        var left = Duration.between(now, at).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
