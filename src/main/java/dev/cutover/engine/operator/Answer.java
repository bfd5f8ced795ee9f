package dev.cutover.engine.operator;

import dev.cutover.run.TaskReport;
import java.util.Optional;

/**
 * What a person says to a question.
 *
 * @param question its id
 * @param as the person's name
 * @param choice one of the question's words
 * @param typed what was typed to confirm; empty if nothing had to be typed
 * @param via {@code prompt}, {@code answers}, {@code command} or {@code socket}
 * @param user the operating-system user
 * @param report what is said of a task besides the choice; empty if that is all
 * @param signature that was found to be the person's under just this; empty if nobody has signed
 */
public record Answer(
        String question,
        String as,
        String choice,
        String reason,
        String impact,
        String typed,
        String via,
        String user,
        Optional<TaskReport> report,
        String signature) {

    /** Something said with a name and without a signature. */
    public Answer(
            String question,
            String as,
            String choice,
            String reason,
            String impact,
            String typed,
            String via,
            String user) {
        this(question, as, choice, reason, impact, typed, via, user, Optional.empty(), "");
    }
}
