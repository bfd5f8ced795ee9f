package dev.cutover.dryrun;

import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Authority;
import dev.cutover.model.Choice;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers each question with the answer that lets the run continue, in the name of a stand-in. It does not answer
 * questions about failures: a red gate or a failed step stops a dry run as it stops a real one, unless the dry run was
 * asked to pass red. Confined to the engine's thread.
 */
final class AssumedAnswers implements Operator {
    private static final String WHY = "assumed; nobody was asked";
    private static final String PAST_RED = "passed to show what follows";
    private static final String NOT_CHANGED = "what it measures was not changed";

    private final Runbook runbook;
    private final Session session;
    private final DryRunNotes dryRunNotes;
    private final Set<String> refused = new HashSet<>();
    private @Nullable CommandPort commandPort;

    /** The fields that all answers share. */
    record Session(RunId run, String user, boolean pastRed) {}

    AssumedAnswers(Runbook runbook, Session session, DryRunNotes dryRunNotes) {
        this.runbook = runbook;
        this.session = session;
        this.dryRunNotes = dryRunNotes;
    }

    @Override
    public void attend(CommandPort open) {
        commandPort = open;
        dryRunNotes.attend(open);
    }

    @Override
    public boolean canAnswer(Question question) {
        return !refused.contains(question.id()) && option(question).isPresent();
    }

    @Override
    public void asked(Question question) {
        option(question).ifPresent(option -> {
            boolean typed = option.care() == Question.Care.TYPED;
            var answer = new Answer(
                    question.id(),
                    DryRunbook.standIn(role(question, option.say())),
                    option.say(),
                    why(question),
                    option.is(AnswerWord.OVERRIDE) ? "none: nothing is changed" : "",
                    typed ? TypedConfirmation.of(question, runbook, session.run()) : "",
                    DryRunNotes.WHO,
                    session.user());
            Objects.requireNonNull(commandPort, "attend comes first").say(answer, Duration.ZERO);
        });
    }

    @Override
    public void closed(String question) {}

    @Override
    public void refused(String question, String why) {
        refused.add(question);
        dryRunNotes.say("the assumed answer at " + question + " would not count: " + why);
    }

    private String why(Question question) {
        return switch (question.kind()) {
            case FAILURE -> looksOn(question) ? NOT_CHANGED : PAST_RED;
            case RED_GATE -> PAST_RED;
            default -> WHY;
        };
    }

    /** The first role that is asked; for an override, the first role that may override. */
    private RoleId role(Question question, String word) {
        var named = step(question)
                .map(step -> step.work() instanceof Work.Gate gate ? gate.overrideBy() : Set.<RoleId>of())
                .orElse(Set.of());
        return question.of().stream()
                .filter(role -> !AnswerWord.OVERRIDE.is(word)
                        || ((named.isEmpty() || named.contains(role)) && mayOverride(role)))
                .findFirst()
                .orElse(question.of().get(0));
    }

    private boolean mayOverride(RoleId id) {
        return Authority.of(runbook).may(id, Permission.OVERRIDE);
    }

    private Optional<Question.Option> option(Question question) {
        var word = word(question);
        return question.choices().stream()
                .filter(option -> word.equals(Optional.of(option.say())))
                .findFirst();
    }

    private static Optional<String> said(AnswerWord word) {
        return Optional.of(word.word());
    }

    /** The answer; empty if only a person can give it. */
    private Optional<String> word(Question question) {
        return switch (question.kind()) {
            case ATTEST -> said(AnswerWord.YES);
            case APPROVE -> said(AnswerWord.GO);
            case TASK, TAKE_BACK -> said(AnswerWord.DONE);
            case COMMIT -> said(AnswerWord.COMMIT);
            case DECIDE -> step(question).flatMap(AssumedAnswers::onward);
            case AFTER_ROLLBACK -> said(AnswerWord.GO_ON);
            case FAILURE -> session.pastRed() || looksOn(question) ? said(AnswerWord.SKIP) : Optional.empty();
            case RED_GATE -> session.pastRed() ? said(AnswerWord.OVERRIDE) : Optional.empty();
            case BREACH, TRIGGER, DRIFT, DOUBT, OPENING -> Optional.empty();
        };
    }

    /** Whether the question is about an observation, which measures what earlier steps would have changed. */
    private boolean looksOn(Question question) {
        return step(question)
                .filter(step -> step.work() instanceof Work.Observe)
                .isPresent();
    }

    private Optional<Step> step(Question question) {
        return runbook.steps().filter(step -> step.id().equals(question.step())).findFirst();
    }

    /** The default choice; without one, the first choice that continues the run. */
    private static Optional<String> onward(Step step) {
        if (!(step.work() instanceof Work.Decision decision)) {
            return Optional.empty();
        }
        return decision.preset()
                .or(() -> decision.choices().stream()
                        .filter(choice -> isOnward(choice.then()))
                        .map(Choice::say)
                        .findFirst());
    }

    private static boolean isOnward(Choice.Then then) {
        if (then instanceof Choice.Then.Continue || then instanceof Choice.Then.GoTo) {
            return true;
        }
        if (then instanceof Choice.Then.RollBack || then instanceof Choice.Then.Abort) {
            return false;
        }
        throw new IllegalStateException("no assumption about " + then.getClass());
    }
}
