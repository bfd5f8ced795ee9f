package dev.cutover.console.role;

import dev.cutover.console.prompt.Sentence;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a role is shown. Immutable.
 *
 * @param head which run, how it stands, and that nothing is asked where that is so
 * @param asked what is asked, in the order in which it was
 * @param decide the command that shows all answers
 */
public record RoleSheet(List<Sentence> head, List<Asked> asked, String decide) {
    public RoleSheet {
        head = List.copyOf(head);
        asked = List.copyOf(asked);
    }

    /**
     * A question.
     *
     * @param details since when it is asked, and what to know for an answer
     */
    public record Asked(Sentence title, List<Sentence> details, List<Choice> choices) {}

    /**
     * An answer that is possible.
     *
     * @param does what it does
     * @param commands those that give it, one for everybody who may
     */
    public record Choice(String say, Sentence does, List<String> commands) {}

    /** All of it, each command as one sentence. */
    public List<Sentence> sentences() {
        var sentences = new ArrayList<>(head);
        for (var question : asked) {
            if (sentences.size() > head.size()) {
                sentences.add(new Sentence(Tone.PLAIN, 0, ""));
            }
            sentences.add(question.title());
            sentences.addAll(question.details());
            for (var choice : question.choices()) {
                sentences.add(choice.does());
                choice.commands().forEach(command -> sentences.add(new Sentence(Tone.QUIET, 4, command)));
            }
        }
        return sentences;
    }
}
