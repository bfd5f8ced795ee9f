package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import java.util.List;
import java.util.Optional;

/**
 * Something that only a person can decide.
 *
 * @param id unique in the run; says what it is about
 * @param prompt the question in its first line, its background in the following ones
 * @param of the roles that may answer, in the order in which they are asked
 * @param choices the words that answer it, each with what it does
 * @param saw digest of its basis; empty if it has none
 * @param sights the basis one by one: the thresholds, verdicts and evidence that an answer is bound to
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

    /** A question without a basis that could change. */
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

    /** One thing that the person is shown: its name and its value. */
    public record Basis(String what, String stands) {
        private static final String ROLLBACK = "the rollback of ";

        /** The rollback of a segment or of a step that the question presumes. */
        public static Basis rolledBack(String name) {
            return new Basis(ROLLBACK + name, "finished");
        }

        private Optional<String> rolledBack() {
            return what.startsWith(ROLLBACK) ? Optional.of(what.substring(ROLLBACK.length())) : Optional.empty();
        }
    }

    /** What it presumes and was rolled back before it was asked, by name. */
    public List<String> rolledBack() {
        return sights.stream().flatMap(basis -> basis.rolledBack().stream()).toList();
    }

    /** SHA-256, in hex, of all that a person is shown: the question, its options and its basis. */
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

    /** The question and its background, in one line. */
    public String inFull() {
        String ask = ask();
        String rest = prompt.substring(ask.length()).strip().replace('\n', ' ');
        return rest.isEmpty() ? ask : ask + (ask.endsWith("?") ? " " : ": ") + rest;
    }

    /** An answer, and what it does. */
    public record Option(String say, String does, Care care) {

        /** One of the engine's own words. */
        public Option(AnswerWord word, String does, Care care) {
            this(word.word(), does, care);
        }

        /** The engine's own word that it is; empty if it is a choice of the runbook. */
        public Optional<AnswerWord> word() {
            return AnswerWord.of(say);
        }

        /** Whether it is that word. */
        public boolean is(AnswerWord word) {
            return word.is(say);
        }
    }

    /** What an answer requires besides the choice. */
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
        DRIFT,
        AFTER_ROLLBACK,
        TAKE_BACK,
        /** The old platform is not open: whether traffic returns all the same. */
        OPENING;

        /** Whether something has gone wrong: it failed, or a criterion is red. */
        public boolean isTrouble() {
            return switch (this) {
                case FAILURE, RED_GATE, BREACH, TRIGGER, DRIFT, OPENING -> true;
                case ATTEST, APPROVE, DECIDE, TASK, DOUBT, COMMIT, AFTER_ROLLBACK, TAKE_BACK -> false;
            };
        }
    }
}
