package dev.cutover.console.prompt;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Verdict;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.spi.settings.NearName;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries out what is typed as a command. Not thread-safe: guarded by the {@link PromptController}. */
final class CommandRunner {
    private final RunFollower runFollower;
    private final PromptSubject subject;
    private final Dialogue dialogue;
    private final LookUps lookUps;
    private final Consumer<RequestReply> reply;

    /**
     * The commands of a dialogue.
     *
     * @param reply shows what becomes of a request; called on any thread
     */
    CommandRunner(RunFollower runFollower, PromptSubject subject, Dialogue dialogue, Consumer<RequestReply> reply) {
        this.runFollower = runFollower;
        this.subject = subject;
        this.dialogue = dialogue;
        this.lookUps = new LookUps(runFollower, subject);
        this.reply = reply;
    }

    /** Takes a command; returns what to do outside of the lock. */
    Runnable take(String line, CommandPort port) {
        var question = dialogue.open().numbered(line);
        if (question.isPresent()) {
            dialogue.show(question.get());
            return Dialogue::nothing;
        }
        var slashCommand = SlashCommand.read(line);
        var objection = runFollower.read((runNarrative, now) -> slashCommand.objection(runNarrative.state()));
        if (!objection.isEmpty()) {
            dialogue.say(Tone.CARE, objection);
            return Dialogue::nothing;
        }
        return look(slashCommand) ? Dialogue::nothing : run(slashCommand, line, port);
    }

    private Runnable run(SlashCommand slashCommand, String line, CommandPort port) {
        String rest = slashCommand.rest();
        switch (slashCommand.word()) {
            case ROLLBACK -> {
                return rollBack(rest, port);
            }
            case AGAIN -> again(rest);
            case EVIDENCE -> {
                return () -> keep(rest, port);
            }
            case ANSWER -> {
                return takeOver(rest, port);
            }
            case CONTINUE, ABORT, AMEND -> fill(slashCommand);
            case BACK -> dialogue.restart();
            case HOLD -> dialogue.say(Tone.STRONG, "Hold requested: no new step starts, ramps stay where they are.");
            case NOTE -> dialogue.say(Tone.STRONG, "The note is on its way into the record.");
            case LEAVE -> dialogue.say(Tone.STRONG, "Leaving; the run can be resumed.");
            default -> dialogue.say(Tone.CARE, unknown(line));
        }
        return () -> slashCommand.give(port, subject.user(), reply);
    }

    private static String unknown(String line) {
        return "'" + line + "' is not a command; "
                + NearName.of(line.split("\\s+", 2)[0], SlashCommand.NAMES)
                        .map(near -> "did you mean /" + near + "? ")
                        .orElse("")
                + "/help lists them.";
    }

    /** Whether the command only looks something up. */
    private boolean look(SlashCommand slashCommand) {
        var pane = dialogue.pane();
        String whose = slashCommand.rest();
        switch (slashCommand.word()) {
            case DETAILS -> details();
            case HELP -> pane.show("help", lookUps::help);
            case STATUS -> pane.show("status", lookUps::status);
            case STOP -> pane.show("stop", lookUps::stop);
            case LATE -> pane.show("late", lookUps::late);
            case MINE -> pane.show("of " + whose, () -> lookUps.mine(whose));
            case WAITING -> pane.show("waiting", lookUps::waiting);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void details() {
        var form = dialogue.form();
        var asked = Optional.ofNullable(dialogue.current())
                .or(() -> form == null ? dialogue.scripted().next() : Optional.empty());
        var pane = dialogue.pane();
        if (asked.isPresent()) {
            var question = asked.get();
            pane.show("details of " + question.id(), () -> {
                // The choices stand among the details already.
                var more = dialogue.isFresh() ? List.<Sentence>of() : dialogue.asked();
                return Stream.concat(lookUps.details(question).stream(), more.stream())
                        .toList();
            });
        } else if (form != null) {
            pane.show(
                    "details of the form",
                    () -> Stream.concat(form.head().stream(), dialogue.asked().stream())
                            .toList());
        } else {
            dialogue.say(Tone.CARE, "No question is open here.");
        }
    }

    /** Opens a form; what stands behind the command is filled in as far as it can be. */
    private void fill(SlashCommand slashCommand) {
        var sender = new RequestForm.Sender(subject.user(), reply);
        var forms = runFollower.read((runNarrative, now) -> new CommandForms(runNarrative.names(), sender));
        String rest = slashCommand.rest();
        if (slashCommand.word() == SlashCommand.Word.AMEND) {
            dialogue.begin(forms.amend(subject.tools(), this::isRed));
            dialogue.fillIn(List.of(rest.split("\\s+", 3)));
            return;
        }
        dialogue.begin(
                slashCommand.word() == SlashCommand.Word.ABORT
                        ? forms.abort(subject.run().value())
                        : runFollower.read(forms::goOn));
        if (!rest.isEmpty()) {
            dialogue.put("reason", rest);
        }
    }

    /** Opens the form for what was rolled back of a scope that is named beyond doubt. */
    private void again(String scope) {
        var sender = new RequestForm.Sender(subject.user(), reply);
        var names = runFollower.read((runNarrative, now) -> runNarrative.names());
        var scopes = ScopeText.ofAgain(names.runbook());
        var named = scopes.named(scope, subject.run().value());
        if (named.isPresent()) {
            dialogue.begin(new CommandForms(names, sender).again(named.get()));
        } else if (scope.isEmpty()) {
            dialogue.say(Tone.CARE, "Say what is done again: a segment, or the run by its id.");
        } else {
            dialogue.say(Tone.CARE, doubt(scopes, scope) + " Nothing is done again.");
        }
    }

    private boolean isRed(String criterion) {
        return runFollower.read((runNarrative, now) -> runNarrative.state().criteria().all().entrySet().stream()
                .anyMatch(entry -> entry.getKey().criterion().value().equals(criterion)
                        && entry.getValue().sample().verdict() == Verdict.RED));
    }

    /** Reads the file on the thread of whoever types, without the lock. */
    private void keep(String typed, CommandPort port) {
        var parts = typed.split("\\s+--step\\s+", 2);
        try {
            var request = subject.tools().keep(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
            port.ask(request, new Speaker("", subject.user(), "prompt"), reply);
        } catch (ProblemException e) {
            var problem = e.problems().get(0);
            reply.accept(new RequestReply("", RequestReply.State.REFUSED, problem.message() + "; " + problem.hint()));
        }
    }

    /** The script's answer to the question is not given, and the record says so. */
    private Runnable takeOver(String step, CommandPort port) {
        var taken = dialogue.scripted().take(step);
        if (taken.isEmpty()) {
            dialogue.say(
                    Tone.CARE, "No script is about to answer" + (step.isEmpty() ? "" : " at '" + step + "'") + ".");
            return Dialogue::nothing;
        }
        var turn = taken.get().turn();
        var takeOver = taken.get().takeOver();
        dialogue.scripted().remove(turn.question().id());
        dialogue.say(Tone.STRONG, "Taken over: the scripted answer of " + turn.person() + " is not given.");
        String note = subject.user() + " took over the question at "
                + turn.question().step() + "; the scripted answer of " + turn.person() + " is not given";
        return () -> port.at(Duration.ZERO, () -> {
            if (takeOver.getAsBoolean()) {
                port.note(subject.user(), note);
            }
        });
    }

    /** A scope that is named acts at once; anything else opens the form, and only freezes ramps. */
    private Runnable rollBack(String scope, CommandPort port) {
        var names = runFollower.read((runNarrative, now) -> runNarrative.names());
        String run = subject.run().value();
        var scopes = ScopeText.ofRollback(runFollower, names.runbook());
        var named = scopes.named(scope, run);
        if (named.isPresent()) {
            dialogue.begin(new ReasonForm(names, named.get(), subject.user(), reply));
            var request = new Request.RollBack(named.get(), "");
            return () -> port.ask(request, new Speaker("", subject.user(), "prompt"), reply);
        }
        dialogue.begin(null); // an earlier form ends its freeze before the next one begins
        dialogue.begin(new RollbackForm(
                names,
                new RollbackForm.Subject(run, subject.user(), scopes),
                port.freeze(subject.user(), Dialogue::nothing),
                this::frozen,
                reply));
        if (scope.equalsIgnoreCase("all")) {
            dialogue.put("scope", "all");
        } else if (!scope.isEmpty()) {
            dialogue.say(Tone.CARE, doubt(scopes, scope) + " Nothing is rolled back yet.");
        }
        return Dialogue::nothing;
    }

    /** Why a line names no scope beyond doubt. */
    private static String doubt(ScopeText scopes, String line) {
        return scopes.check(line) instanceof FormField.Check.Not not
                ? not.why() + (not.why().endsWith("?") ? "" : ".")
                : "'" + line + "' names no scope beyond doubt.";
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
}
