package dev.cutover.console.prompt;

import java.util.List;

/**
 * What a person at the prompt sees. Immutable.
 *
 * @param serial changes with every new question: input typed before then is not meant for it, and is discarded
 * @param head what it is about; stays the same under one serial, as long as no question comes or goes beside it
 * @param facts what to look at before answering; newer figures may come at any time
 * @param ask what to type now, and what was wrong with the input before
 * @param label the text before the input; empty if nothing can be answered any more
 * @param idle whether no question is open, so that only commands can be typed
 */
public record Prompt(
        long serial, List<Sentence> head, List<Sentence> facts, List<Sentence> ask, String label, boolean idle) {
    public Prompt {
        head = List.copyOf(head);
        facts = List.copyOf(facts);
        ask = List.copyOf(ask);
    }
}
