package dev.cutover.console.prompt;

import java.util.List;

/**
 * What stands in front of the person who types.
 *
 * @param serial changes whenever something else is asked: what was typed before then is not meant for it, and has to be
 *     thrown away
 * @param above what is said before
 * @param label what stands before the place where the answer is typed; empty if nobody can answer anything any more
 */
public record Prompt(long serial, List<Sentence> above, String label) {
    public Prompt {
        above = List.copyOf(above);
    }
}
