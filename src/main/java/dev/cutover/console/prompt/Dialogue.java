package dev.cutover.console.prompt;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a dialogue stands: the open questions, the form that is being filled in, and what was said last. Not
 * thread-safe: guarded by the {@link PromptController}.
 */
final class Dialogue {
    private final RunFollower runFollower;
    private final PromptSubject subject;
    private final OpenQuestions open = new OpenQuestions();
    private final ScriptedTurns scripted = new ScriptedTurns();
    private final OpenPane pane = new OpenPane();
    private final Map<String, String> given = new LinkedHashMap<>();
    private @Nullable Question current;
    private @Nullable AnswerForm answerForm;
    private List<Sentence> notice = List.of();
    private long serial;

    /** Whether the last answer given here was a report, which leaves its question open. */
    private boolean reported;

    Dialogue(RunFollower runFollower, PromptSubject subject) {
        this.runFollower = runFollower;
        this.subject = subject;
    }

    OpenQuestions open() {
        return open;
    }

    ScriptedTurns scripted() {
        return scripted;
    }

    OpenPane pane() {
        return pane;
    }

    @Nullable
    Question current() {
        return current;
    }

    @Nullable
    AnswerForm form() {
        return answerForm;
    }

    long serial() {
        return serial;
    }

    /** What was typed before is meant for something else. */
    void renew() {
        serial++;
    }

    void say(Tone tone, String words) {
        notice = List.of(Sentence.of(tone, words));
    }

    void hush() {
        notice = List.of();
    }

    /**
     * The prompt as of now.
     *
     * @param gone whether nobody can type any more
     */
    Prompt prompt(boolean gone) {
        var form = answerForm;
        var asked = current;
        var head = new ArrayList<Sentence>(form == null ? List.of() : form.head());
        if (asked != null) {
            runFollower
                    .read((runNarrative, now) -> new QuestionBrief(runNarrative, now).of(asked))
                    .ifPresent(head::add);
        }
        head.addAll(runFollower.read((runNarrative, now) -> scripted.inWords(now)));
        head.addAll(open.but(asked));
        var ask = new ArrayList<Sentence>(notice);
        String label = "";
        if (form != null) {
            var formField = form.next(given).orElseThrow();
            ask.addAll(formField.above());
            label = formField.label();
        }
        var facts = form == null ? List.<Sentence>of() : form.facts();
        return new Prompt(serial, head, facts, ask, gone ? "" : label + ">", form == null, scripted.all(), pane.now());
    }

    /** Starts the current question again; a form that is not about a question is dropped. */
    void restart() {
        if (current != null) {
            show(current);
        } else {
            showNext();
        }
    }

    /** The question whose answer was refused, if it was answered here. */
    Optional<Question> refused(String question) {
        return open.refused(question)
                .or(() -> Optional.ofNullable(current).filter(one -> one.id().equals(question) && reported));
    }

    void showNext() {
        open.next().ifPresentOrElse(this::show, () -> begin(null));
    }

    void show(Question question) {
        begin(runFollower.read((runNarrative, now) -> new QuestionForm(
                question,
                new Audience(
                        () -> read(narrative -> Audience.asked(narrative, question)),
                        option -> read(narrative -> Audience.people(narrative, question, option)),
                        option -> read(narrative -> AnswerNeeds.of(narrative.runbook(), question, option))),
                () -> facts(question),
                TypedConfirmation.of(question, runNarrative.runbook(), subject.run()),
                subject.user())));
        current = question;
    }

    private <T> T read(Function<RunNarrative, T> reader) {
        return runFollower.read((runNarrative, now) -> reader.apply(runNarrative));
    }

    private List<Sentence> facts(Question question) {
        return runFollower.read((runNarrative, now) -> new QuestionFacts(runNarrative, now).of(question));
    }

    /** Begins a form that is not about a question, or none. */
    void begin(@Nullable AnswerForm next) {
        if (answerForm != null) {
            answerForm.dropped();
        }
        current = null;
        answerForm = next;
        given.clear();
        pane.close();
        serial++;
    }

    /** A value that was given without being asked for. */
    void put(String field, String value) {
        given.put(field, value);
    }

    /** Fills in the next fields; the first one that is rejected is asked for. */
    void fillIn(List<String> words) {
        for (String word : words) {
            var form = answerForm;
            if (form != null && !word.isEmpty()) {
                var formField = form.next(given).orElseThrow();
                var check = formField.check().apply(word);
                if (check instanceof FormField.Check.Not not) {
                    say(Tone.CARE, not.why());
                    return;
                }
                given.put(formField.name(), ((FormField.Check.Taken) check).value());
            }
        }
    }

    /** Takes a line for the field that is asked for; returns what to do outside of the lock. */
    Runnable answer(AnswerForm answering, String line, CommandPort port) {
        var formField = answering.next(given).orElseThrow();
        var check = formField.check().apply(line);
        if (check instanceof FormField.Check.Not not) {
            say(Tone.CARE, not.why());
            serial += formField.fresh() ? 1 : 0;
            return Dialogue::nothing;
        }
        given.put(formField.name(), ((FormField.Check.Taken) check).value());
        answering.filledIn(given);
        var next = answering.next(given);
        if (next.isPresent()) {
            serial += next.get().fresh() ? 1 : 0;
            return Dialogue::nothing;
        }
        var complete = Map.copyOf(given);
        reported = answering.leavesOpen(complete);
        if (current != null && !reported) {
            open.answered(current.id());
        }
        say(Tone.STRONG, answering.inWords(complete) + ".");
        answerForm = null;
        showNext();
        return () -> answering.send(complete, port);
    }

    /** Whether the field that is asked for would reject the line. */
    boolean rejects(AnswerForm answering, String line) {
        return answering.next(given).orElseThrow().check().apply(line) instanceof FormField.Check.Not;
    }

    static void nothing() {}
}
