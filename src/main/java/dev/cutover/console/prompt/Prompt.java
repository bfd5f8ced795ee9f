package dev.cutover.console.prompt;

import java.util.List;
import java.util.stream.Stream;

/**
 * The prompt as a person sees it. Immutable.
 *
 * @param serial changes with every new question: input that was typed before belongs to another question and is
 *     discarded
 * @param head the subject first, then of whom it is asked, and how its basis stands in one line
 * @param notice what became of the last input, or of the question
 * @param asked what to type now
 * @param label the text before the input; empty if nothing can be answered any more
 * @param idle whether no question is open, so that only commands can be typed
 * @param coming the answers that come by themselves
 * @param lookedUp what somebody looks up meanwhile
 */
public record Prompt(
        long serial,
        List<Sentence> head,
        List<Sentence> notice,
        List<Sentence> asked,
        String label,
        boolean idle,
        List<ScriptedTurn> coming,
        Pane lookedUp) {
    /** Before anything is asked. */
    public static final Prompt NOTHING =
            new Prompt(-1, List.of(), List.of(), List.of(), "", true, List.of(), Pane.CLOSED);

    public Prompt {
        head = List.copyOf(head);
        notice = List.copyOf(notice);
        asked = List.copyOf(asked);
        coming = List.copyOf(coming);
    }

    /**
     * Details over the lower part of the board; they may be updated at any time.
     *
     * @param opened changes with everything that is looked up
     * @param turn how many pages were turned
     * @param lines the title first; empty if nothing is looked up
     */
    public record Pane(long opened, int turn, List<Sentence> lines) {
        public static final Pane CLOSED = new Pane(0, 0, List.of());

        public Pane {
            lines = List.copyOf(lines);
        }
    }

    /** What to type now, below what is to be known first. */
    public List<Sentence> ask() {
        return Stream.concat(notice.stream(), asked.stream()).toList();
    }

    /** The details that were asked for, their title first; empty if none are. */
    public List<Sentence> pane() {
        return lookedUp.lines();
    }

    /** The same, as if its last part had not been shown yet. */
    public Prompt withoutAsk() {
        return new Prompt(serial, head, List.of(), List.of(), "", idle, coming, lookedUp);
    }
}
