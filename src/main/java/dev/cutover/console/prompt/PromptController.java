package dev.cutover.console.prompt;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.ComingAnswer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.words.Tone;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue at one terminal: which questions are open, which one is being answered, and what was typed for it so
 * far. The engine's thread adds questions, and the terminal's thread reads the {@link #prompt} and passes on the typed
 * lines. Thread-safe; never waits.
 */
public final class PromptController implements Operator, PromptInput {
    private final RunFollower runFollower;
    private final InstantSource wall;
    private final Dialogue dialogue;
    private final CommandRunner commandRunner;
    private @Nullable CommandPort commandPort;
    private boolean gone;

    /**
     * A dialogue about a run.
     *
     * @param wall the time of those who look at it
     */
    public PromptController(RunFollower runFollower, PromptSubject subject, InstantSource wall) {
        this.runFollower = runFollower;
        this.wall = wall;
        this.dialogue = new Dialogue(runFollower, subject);
        this.commandRunner = new CommandRunner(runFollower, subject, dialogue, this::replied);
    }

    @Override
    public synchronized void attend(CommandPort port) {
        this.commandPort = port;
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
        dialogue.open().add(question);
        dialogue.scripted().remove(question.id());
        if (dialogue.form() == null) {
            dialogue.showNext();
        }
    }

    @Override
    public synchronized void answeredElsewhere(Question question, ComingAnswer coming, BooleanSupplier takeOver) {
        var due = coming.after().map(after -> runFollower.read((runNarrative, now) -> now.plus(after)));
        dialogue.scripted().put(new ScriptedTurn(question, coming.person(), due), takeOver);
    }

    @Override
    public synchronized void closed(String question) {
        dialogue.scripted().remove(question);
        boolean answeredHere = dialogue.open().remove(question);
        var current = dialogue.current();
        if (current != null && question.equals(current.id())) {
            dialogue.sayOf(
                    current,
                    Tone.CARE,
                    runFollower.read((runNarrative, now) -> ClosedQuestion.inWords(runNarrative.state(), question)));
            dialogue.showNext();
        } else if (answeredHere && dialogue.form() == null) {
            dialogue.hush();
            dialogue.renew();
        }
    }

    @Override
    public synchronized void refused(String question, String why) {
        dialogue.refused(question).ifPresent(again -> {
            dialogue.say(Tone.BAD, "REFUSED: " + why);
            dialogue.show(again);
        });
    }

    /** Redraws the current question, because more people may answer it now. */
    @Override
    public synchronized void escalated(Question question, List<StandIn> to) {
        var current = dialogue.current();
        if (current != null && question.id().equals(current.id())) {
            dialogue.renew();
        }
    }

    @Override
    public synchronized Prompt prompt() {
        return dialogue.prompt(gone, wall.instant());
    }

    /**
     * What to look at before answering, in full; for a terminal without a board.
     *
     * @param seen the serial of the prompt that it is about; nothing if the prompt has changed since
     */
    public synchronized List<Sentence> facts(long seen) {
        return seen == dialogue.serial() ? dialogue.facts() : List.of();
    }

    @Override
    public void typed(long seen, String line) {
        Runnable action = accept(seen, line.strip());
        action.run(); // outside of the lock: the command port may take a while
    }

    private synchronized Runnable accept(long seen, String line) {
        var port = commandPort;
        if (seen != dialogue.serial() || port == null || gone) {
            return Dialogue::nothing;
        }
        dialogue.hush();
        var answering = dialogue.form();
        if (line.startsWith("/")) {
            return commandRunner.take(line.substring(1), port);
        }
        if (line.isEmpty() && dialogue.pane().isOpen()) {
            dialogue.pane().close();
            return Dialogue::nothing;
        }
        if (answering == null) {
            return line.isEmpty() ? Dialogue::nothing : commandRunner.take(line, port);
        }
        if (line.isEmpty()) {
            dialogue.say(Tone.CARE, "An empty line is not an answer.");
            return Dialogue::nothing;
        }
        boolean looks =
                SlashCommand.read(line).word() == SlashCommand.Word.DETAILS && dialogue.rejects(answering, line);
        return looks ? commandRunner.take(line, port) : dialogue.answer(answering, line, port);
    }

    /** Shows the reply to a command, without interrupting an answer. */
    private synchronized void replied(RequestReply requestReply) {
        switch (requestReply.state()) {
            case DONE -> dialogue.say(Tone.STRONG, "Accepted: " + requestReply.why());
            case PENDING -> dialogue.say(Tone.CARE, "Accepted, " + requestReply.id() + ": " + requestReply.why());
            case REFUSED -> dialogue.say(Tone.BAD, "REFUSED: " + requestReply.why());
        }
        if (dialogue.form() == null) {
            dialogue.renew();
        }
    }

    /** Handles Ctrl-C: discards the input; nothing was answered. */
    public synchronized void interrupted(String what) {
        dialogue.restart();
        dialogue.say(Tone.CARE, what);
    }

    /** Explains that Ctrl-D has no effect. */
    @Override
    public synchronized void endOfInput() {
        dialogue.say(Tone.CARE, "Ctrl-D is not an answer; /leave leaves the run, which can then be resumed.");
    }

    /** Nothing can be answered here any more. */
    @Override
    public synchronized void inputEnded() {
        gone = true;
        var form = dialogue.form();
        if (form != null) {
            form.dropped();
        }
        dialogue.renew();
    }
}
