package dev.cutover.console.prompt;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue at one terminal: which questions are open, which one is being answered, and what was typed for it so
 * far. The engine's thread adds questions, and the terminal's thread reads the {@link #prompt} and passes on the typed
 * lines. Thread-safe; never waits.
 */
public final class PromptController implements Operator {

    private final RunFollower runFollower;
    private final RunId run;
    private final String user;
    private final OpenQuestions open = new OpenQuestions();
    private final Map<String, String> given = new LinkedHashMap<>();
    private @Nullable CommandPort commandPort;
    private @Nullable Question current;
    private @Nullable AnswerForm answerForm;
    private List<Sentence> notice = List.of();
    private long serial;

    /** Whether the last answer given here was a report, which leaves its question open. */
    private boolean reported;

    private boolean gone;

    /**
     * A dialogue about a run.
     *
     * @param user the operating-system user at the terminal
     */
    public PromptController(RunFollower runFollower, RunId run, String user) {
        this.runFollower = runFollower;
        this.run = run;
        this.user = user;
    }

    @Override
    public synchronized void attend(CommandPort commandPort) {
        this.commandPort = commandPort;
    }

    @Override
    public synchronized boolean canAnswer(Question question) {
        return !gone;
    }

    @Override
    public synchronized boolean canContinue() {
        return !gone;
    }

    @Override
    public synchronized void asked(Question question) {
        open.add(question);
        if (answerForm == null) {
            showNext();
        }
    }

    @Override
    public synchronized void closed(String question) {
        boolean answeredHere = open.remove(question);
        if (current != null && question.equals(current.id())) {
            say(
                    Tone.CARE,
                    runFollower.read((runNarrative, now) -> ClosedQuestion.inWords(runNarrative.state(), question)));
            showNext();
        } else if (answeredHere && answerForm == null) {
            notice = List.of();
            serial++;
        }
    }

    @Override
    public synchronized void refused(String question, String why) {
        var again = open.refused(question)
                .or(() -> Optional.ofNullable(current).filter(one -> one.id().equals(question) && reported));
        again.ifPresent(one -> {
            say(Tone.BAD, "REFUSED: " + why);
            show(one);
        });
    }

    /** The prompt as a person sees it now. */
    public synchronized Prompt prompt() {
        var head = new ArrayList<Sentence>();
        var facts = new ArrayList<Sentence>();
        var ask = new ArrayList<Sentence>(notice);
        var form = answerForm;
        if (form != null) {
            head.addAll(form.head());
            facts.addAll(form.facts());
        }
        head.addAll(open.but(current));
        String label = "";
        if (form != null) {
            var formField = form.next(given).orElseThrow();
            ask.addAll(formField.above());
            label = formField.label();
        }
        return new Prompt(serial, head, facts, ask, gone ? "" : label + ">", form == null);
    }

    /**
     * Takes a line that was typed.
     *
     * @param seen the serial of the prompt at which it was typed; if the prompt has changed since, the line is
     *     discarded
     */
    public void typed(long seen, String line) {
        Runnable action = accept(seen, line.strip());
        action.run(); // outside of the lock: the command port may take a while
    }

    private synchronized Runnable accept(long seen, String line) {
        var port = commandPort;
        if (seen != serial || port == null || gone) {
            return PromptController::nothing;
        }
        notice = List.of();
        var answering = answerForm;
        if (line.startsWith("/")) {
            return command(line.substring(1), port);
        }
        if (answering == null) {
            return line.isEmpty() ? PromptController::nothing : command(line, port);
        }
        if (line.isEmpty()) {
            say(Tone.CARE, "An empty line is not an answer.");
            return PromptController::nothing;
        }
        return answer(answering, line, port);
    }

    private Runnable answer(AnswerForm answering, String line, CommandPort port) {
        var formField = answering.next(given).orElseThrow();
        var check = formField.check().apply(line);
        if (check instanceof FormField.Check.Not not) {
            say(Tone.CARE, not.why());
            serial += formField.fresh() ? 1 : 0;
            return PromptController::nothing;
        }
        given.put(formField.name(), ((FormField.Check.Taken) check).value());
        answering.filledIn(given);
        var next = answering.next(given);
        if (next.isPresent()) {
            serial += next.get().fresh() ? 1 : 0;
            return PromptController::nothing;
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

    private Runnable command(String line, CommandPort port) {
        var question = open.numbered(line);
        if (question.isPresent()) {
            show(question.get());
            return PromptController::nothing;
        }
        var slashCommand = SlashCommand.read(line);
        var objection = runFollower.read((runNarrative, now) -> slashCommand.objection(runNarrative.state()));
        if (!objection.isEmpty()) {
            say(Tone.CARE, objection);
            return PromptController::nothing;
        }
        switch (slashCommand.word()) {
            case ROLLBACK -> {
                return rollBack(slashCommand.rest(), port);
            }
            case BACK -> restartAnswer();
            case HELP -> notice = SlashCommand.help();
            case UNKNOWN -> say(Tone.CARE, "'" + line + "' is not a command; /help lists them.");
            case HOLD -> say(Tone.STRONG, "Hold requested: no new step starts, ramps stay where they are.");
            case CONTINUE -> say(Tone.STRONG, "Continue requested.");
            case LEAVE -> say(Tone.STRONG, "Leaving; the run can be resumed.");
        }
        return () -> slashCommand.give(port, user, this::replied);
    }

    /** A scope that is named acts at once; anything else opens the form, and only freezes ramps. */
    private Runnable rollBack(String scope, CommandPort port) {
        var names = runFollower.read((runNarrative, now) -> runNarrative.names());
        var named = new ScopeText(names.runbook().dimensions()).named(scope, run.value());
        current = null;
        if (named.isPresent()) {
            begin(new ReasonForm(names, named.get(), user, this::replied));
            var request = new Request.RollBack(named.get(), "");
            return () -> port.ask(request, new Speaker("", user, "prompt"), this::replied);
        }
        begin(null); // an earlier form ends its freeze before the next one begins
        begin(new RollbackForm(
                names,
                new ScopeText.Run(run.value(), user),
                port.freeze(user, PromptController::nothing),
                this::frozen,
                this::replied));
        if (scope.equalsIgnoreCase("all")) {
            given.put("scope", "all");
        } else if (!scope.isEmpty()) {
            say(Tone.CARE, "'" + scope + "' names no scope beyond doubt; nothing is rolled back yet.");
        }
        return PromptController::nothing;
    }

    /** What the freeze of the form has come to. */
    private List<Sentence> frozen() {
        var standing =
                runFollower.read((runNarrative, now) -> runNarrative.state().requests().freezes().standing().stream()
                        .map(one -> Phrases.frozen(runNarrative.names().scope(one.scope()), one))
                        .toList());
        return standing.isEmpty()
                ? List.of(Sentence.of(Tone.CARE, "No ramp is frozen; the next answer here freezes them again."))
                : standing.stream()
                        .map(words -> Sentence.of(Tone.STRONG, words))
                        .toList();
    }

    /** Shows the reply to a command, without interrupting an answer. */
    private synchronized void replied(RequestReply requestReply) {
        switch (requestReply.state()) {
            case DONE -> say(Tone.STRONG, "Accepted: " + requestReply.why());
            case PENDING -> say(Tone.CARE, "Accepted, " + requestReply.id() + ": " + requestReply.why());
            case REFUSED -> say(Tone.BAD, "REFUSED: " + requestReply.why());
        }
        serial += answerForm == null ? 1 : 0;
    }

    /** Handles Ctrl-C: discards the input; nothing was answered. */
    public synchronized void interrupted(String what) {
        restartAnswer();
        say(Tone.CARE, what);
    }

    /** Handles Ctrl-D: explains that it has no effect. */
    public synchronized void endOfInput() {
        say(Tone.CARE, "Ctrl-D is not an answer; /leave leaves the run, which can then be resumed.");
    }

    /** Notes that the terminal is gone: nothing can be answered here any more. */
    public synchronized void inputEnded() {
        gone = true;
        if (answerForm != null) {
            answerForm.dropped();
        }
        serial++;
    }

    private static void nothing() {}

    private void say(Tone tone, String words) {
        notice = List.of(Sentence.of(tone, words));
    }

    /** Starts the current question again; a form that is not about a question is dropped. */
    private void restartAnswer() {
        if (current != null) {
            show(current);
        } else {
            showNext();
        }
    }

    private void showNext() {
        open.next().ifPresentOrElse(this::show, () -> {
            current = null;
            begin(null);
        });
    }

    private void show(Question question) {
        current = question;
        begin(runFollower.read((runNarrative, now) -> new QuestionForm(
                question,
                new Audience(runNarrative.names(), question.of(), () -> standIns(question)),
                () -> facts(question),
                TypedConfirmation.of(question, runNarrative.runbook(), run),
                user)));
    }

    private List<StandIn> standIns(Question question) {
        return runFollower.read((runNarrative, now) -> runNarrative
                .state()
                .questions()
                .of(question.id())
                .map(QuestionLedger.Entry::standIns)
                .orElse(List.of()));
    }

    /** Redraws the current question, because more people may answer it now. */
    @Override
    public synchronized void escalated(Question question, List<StandIn> to) {
        if (current != null && question.id().equals(current.id())) {
            serial++;
        }
    }

    private List<Sentence> facts(Question question) {
        return runFollower.read((runNarrative, now) -> new QuestionFacts(runNarrative, now).of(question));
    }

    private void begin(@Nullable AnswerForm next) {
        if (answerForm != null) {
            answerForm.dropped();
        }
        answerForm = next;
        given.clear();
        serial++;
    }
}
