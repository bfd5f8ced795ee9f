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
 * Says what people would say while all is well, in nobody's name. What has gone wrong is left to people: a red gate or
 * a failed step stops a dry run as it would stop a real one, unless it is to go on past red. Confined to the engine's
 * thread.
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

    /** What is the same for all answers. */
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

    /** The first one asked; for an override, the first one that may. */
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

    /** What is said; empty for what only people can settle. */
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
            case BREACH, TRIGGER, DOUBT -> Optional.empty();
        };
    }

    /** Whether it is about an observation: that looks at what the steps before it would have changed. */
    private boolean looksOn(Question question) {
        return step(question)
                .filter(step -> step.work() instanceof Work.Observe)
                .isPresent();
    }

    private Optional<Step> step(Question question) {
        return runbook.steps().filter(step -> step.id().equals(question.step())).findFirst();
    }

    /** The choice that holds if nobody says anything; else the first one that goes on. */
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
        throw new IllegalStateException("nobody knows where it leads: " + then.getClass());
    }
}
