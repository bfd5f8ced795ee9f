package dev.cutover.engine;

/**
 * What a person says to a question.
 *
 * @param question its id
 * @param as the person's name
 * @param choice one of the question's words
 * @param typed what was typed to confirm; empty if nothing was asked for
 * @param via {@code prompt}, {@code answers}, {@code command} or {@code socket}
 * @param user the operating-system user
 */
public record Saying(
        String question,
        String as,
        String choice,
        String reason,
        String impact,
        String typed,
        String via,
        String user) {}
