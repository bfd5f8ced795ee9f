package dev.cutover.console.prompt;

import java.util.List;

/**
 * What stands in front of the person who types.
 *
 * @param serial changes whenever something else is asked: what was typed before then is not meant for it, and has to be
 *     thrown away
 * @param head what it is about; stays the same under one serial, as long as no question comes or goes beside it
 * @param facts what should be seen before answering; newer figures may come at any time
 * @param ask what is to be typed now, and what was wrong with what was typed before
 * @param label what stands before the place where the answer is typed; empty if nobody can answer anything any more
 * @param idle whether nothing is asked, so that only commands can be typed
 */
public record Prompt(
        long serial, List<Sentence> head, List<Sentence> facts, List<Sentence> ask, String label, boolean idle) {
    public Prompt {
        head = List.copyOf(head);
        facts = List.copyOf(facts);
        ask = List.copyOf(ask);
    }
}
