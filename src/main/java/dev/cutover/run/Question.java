package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import java.util.List;
import java.util.Optional;

/**
 * Something that only a person can settle.
 *
 * @param id unique in the run; says what it is about
 * @param prompt what is asked in its first line; what is to be known for it in those that follow
 * @param of the roles that may answer, the one first asked first
 * @param choices the words that answer it, each with what it does
 * @param saw digest of what is in sight; empty if nothing is
 * @param sights the thresholds, verdicts and evidence that an answer is bound to, one by one
 */
public record Question(
        String id,
        StepId step,
        int attempt,
        Kind kind,
        String prompt,
        List<RoleId> of,
        List<Option> choices,
        String saw,
        List<Basis> sights) {

    public Question {
        of = List.copyOf(of);
        choices = List.copyOf(choices);
        sights = List.copyOf(sights);
    }

    /** A question whose answer is bound to nothing that could change. */
    public Question(
            String id,
            StepId step,
            int attempt,
            Kind kind,
            String prompt,
            List<RoleId> of,
            List<Option> choices,
            String saw) {
        this(id, step, attempt, kind, prompt, of, choices, saw, List.of());
    }

    /** Something that whoever answers has before their eyes: its name, and how it stands. */
    public record Basis(String what, String stands) {}

    /**
     * SHA-256, in hex, of all that a person is shown: what is asked, the words that answer it, and what is in sight.
     */
    public String digest() {
        var text = new StringBuilder();
        append(text, id);
        append(text, prompt);
        choices.forEach(option -> append(text, option.say() + ": " + option.does()));
        append(text, saw);
        sights.forEach(basis -> append(text, basis.what() + ": " + basis.stands()));
        return CanonicalLines.sha256(text.toString());
    }

    private static void append(StringBuilder text, String part) {
        text.append(CanonicalLines.oneLine(part)).append('\n');
    }

    /** What is asked, in a line. */
    public String ask() {
        return prompt.lines().findFirst().orElse("");
    }

    /** What is asked, and what is to be known for it, in a line. */
    public String inFull() {
        String ask = ask();
        String rest = prompt.substring(ask.length()).strip().replace('\n', ' ');
        return rest.isEmpty() ? ask : ask + (ask.endsWith("?") ? " " : ": ") + rest;
    }

    /** A word that can be said, and what it does. */
    public record Option(String say, String does, Care care) {

        /** One of the engine's own words. */
        public Option(AnswerWord word, String does, Care care) {
            this(word.word(), does, care);
        }

        /** Which of the engine's own words it is; empty if it is one of the runbook's alone. */
        public Optional<AnswerWord> word() {
            return AnswerWord.of(say);
        }

        /** Whether it is that word. */
        public boolean is(AnswerWord word) {
            return word.is(say);
        }
    }

    /** What a word asks of the person besides itself. */
    public enum Care {
        PLAIN,
        REASON,
        /** The name of the segment or the run has to be typed: it cannot be undone. */
        TYPED
    }

    /** What kind of thing is asked. */
    public enum Kind {
        ATTEST,
        APPROVE,
        DECIDE,
        TASK,
        FAILURE,
        RED_GATE,
        BREACH,
        DOUBT,
        COMMIT,
        TRIGGER,
        AFTER_ROLLBACK,
        TAKE_BACK
    }
}
