package dev.cutover.console.prompt;

import java.util.List;

/**
 * The prompt as a person sees it. Immutable.
 *
 * @param serial changes with every new question: input that was typed before belongs to another question and is
 *     discarded
 * @param head the subject; stays the same under one serial, unless another question opens or closes
 * @param facts what to look at before answering; may be updated at any time
 * @param ask what to type now, and why the last input was rejected
 * @param label the text before the input; empty if nothing can be answered any more
 * @param idle whether no question is open, so that only commands can be typed
 * @param pane details that were asked for, shown over the last events and not over the rest of the board; usually empty
 */
public record Prompt(
        long serial,
        List<Sentence> head,
        List<Sentence> facts,
        List<Sentence> ask,
        String label,
        boolean idle,
        List<Sentence> pane) {
    public Prompt {
        pane = List.copyOf(pane);
        head = List.copyOf(head);
        facts = List.copyOf(facts);
        ask = List.copyOf(ask);
    }

    /** A prompt without a pane. */
    public Prompt(
            long serial, List<Sentence> head, List<Sentence> facts, List<Sentence> ask, String label, boolean idle) {
        this(serial, head, facts, ask, label, idle, List.of());
    }
}
