package dev.cutover.console.prompt;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.model.StepId;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
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

    /** What the notice is about, if it is about a step's question. */
    private @Nullable StepId noticed;

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
        noticed = null;
    }

    /** Says something of a question that is closed; a question that tells it in full takes it away. */
    void sayOf(Question question, Tone tone, String words) {
        say(tone, words);
        noticed = question.step();
    }

    void hush() {
        notice = List.of();
        noticed = null;
    }

    /**
     * The prompt as of now.
     *
     * @param gone whether nobody can type any more
     * @param wall the time of those who look at it
     */
    Prompt prompt(boolean gone, Instant wall) {
        var form = answerForm;
        var head = new ArrayList<Sentence>(form == null ? List.of() : form.head());
        head.addAll(runFollower.read(this::standing));
        head.addAll(open.but(current));
        var field = form == null ? Optional.<FormField>empty() : form.next(given);
        String label = gone ? "" : field.map(FormField::label).orElse("") + ">";
        return new Prompt(
                serial,
                head,
                notice,
                field.map(FormField::above).orElse(List.of()),
                label,
                form == null,
                scripted.all(),
                pane.at(wall));
    }

    /** How the basis of the question stands; where only a script is asked, its question too, and when it answers. */
    private List<Sentence> standing(RunNarrative runNarrative, Instant now) {
        var sentences = new ArrayList<Sentence>();
        var brief = new QuestionBrief(runNarrative, now);
        var asked = current;
        if (asked != null) {
            brief.of(asked).ifPresent(sentences::add);
        } else if (answerForm == null) {
            scripted.next().ifPresent(question -> {
                sentences.addAll(QuestionHead.of(runNarrative, question));
                brief.of(question).ifPresent(sentences::add);
            });
        }
        sentences.addAll(scripted.inWords(now));
        return sentences;
    }

    /** What to look at before answering, as of now. */
    List<Sentence> facts() {
        var form = answerForm;
        return form == null ? List.of() : form.facts();
    }

    /** What is to be typed now, with its choices; empty if nothing is. */
    List<Sentence> asked() {
        var form = answerForm;
        return form == null ? List.of() : form.next(given).map(FormField::above).orElse(List.of());
    }

    /** Whether the answer itself is what is asked for, and not yet by whom or why. */
    boolean isFresh() {
        return given.isEmpty();
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
        if (question.step().equals(noticed) && read(narrative -> QuestionHead.tellsOfNo(narrative, question))) {
            hush();
        }
        begin(runFollower.read((runNarrative, now) -> new QuestionForm(
                question,
                new Audience(
                        () -> read(narrative -> QuestionHead.of(narrative, question)),
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
        var answered = current;
        if (answered != null && !reported) {
            open.answered(answered.id());
        }
        say(Tone.STRONG, answering.inWords(complete) + ".");
        noticed = answered == null ? null : answered.step();
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
