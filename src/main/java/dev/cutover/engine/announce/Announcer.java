package dev.cutover.engine.announce;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Conduct.Announce;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what becomes of the run, one message after the other, and holds nothing up. Not thread-safe: engine's
 * thread only, but for the deliveries that it hands out.
 */
public final class Announcer {
    /** The topic of its calls. */
    public static final String TOPIC = NextAction.BESIDE + "announcement";

    /** One message with all that it waits for: its turn, the pause that a service asks for, another try. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** How long a process that ends waits for what is not told yet. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /** A message that is taken at once needs no explanation. */
    private static final Duration QUIETLY = Duration.ofSeconds(1);

    private static final int TRIES = 3;

    private final StepContext stepContext;
    private final Optional<Announce> announce;
    private final @Nullable UntoldEvents untold;
    private @Nullable RunStanding shown;
    private final SystemAnswers answers = new SystemAnswers();
    private boolean wasLost;
    private @Nullable Instant until;
    private boolean hasSaidWhy;

    public Announcer(StepContext stepContext) {
        this.stepContext = stepContext;
        this.announce = stepContext.runbook().conduct().messages().announce();
        this.untold =
                announce.map(one -> new UntoldEvents(one, stepContext::runbook)).orElse(null);
    }

    /** An event is about to be folded. */
    public void see(Event event) {
        if (untold != null) {
            untold.see(event, stepContext.state());
        }
    }

    /** An event has been folded. */
    public void passed(Event event) {
        if (untold != null) {
            untold.passed(event);
        }
        if (event.fact() instanceof PeopleFact.Announced told) {
            wasLost = !told.sent();
        }
    }

    /** The next message to send, if there is one. */
    public Optional<NextAction.Call> next() {
        if (untold == null || isPaused() || !isSomethingLeft()) {
            return Optional.empty();
        }
        var via = announce.orElseThrow();
        if (!untold.isEmpty()) {
            // Once the run has ended there is no time for one after the other, and no runner that tells the rest.
            return Optional.of(telling(stepContext.state().ended().isPresent() ? untold.all() : untold.next(), via));
        }
        return Optional.of(showing(via));
    }

    /** What could not be shown during a pause is shown after it. */
    private boolean isPaused() {
        var end = answers.pausedUntil();
        if (end == null) {
            return false;
        }
        if (stepContext.now().isBefore(end)) {
            return true;
        }
        answers.resume();
        shown = null;
        return false;
    }

    /**
     * Whether the one message of the run shows something else than the run is: once there is such a message, and unless
     * the system took no message last.
     */
    private boolean isOutdated() {
        return answers.canEdit()
                && !wasLost
                && stepContext.state().questions().announced() > 0
                && !RunStanding.of(stepContext).equals(shown);
    }

    private NextAction.Call telling(UntoldEvents.Batch batch, Announce via) {
        var message = AnnouncementText.of(batch, stepContext);
        var told = new SystemAnswers.Told(batch.last().seq(), batch.others());
        var delivery = delivery(via, Long.toString(told.event()), wasLost ? 1 : TRIES);
        var heard = answers;
        shown = RunStanding.of(stepContext);
        return call(
                via,
                callTools -> heard.told(delivery, message, told, callTools),
                trouble -> List.of(told.lost(trouble.why())));
    }

    /** That it cannot be shown now loses nobody a message: it is tried again with the next one. */
    private NextAction.Call showing(Announce via) {
        shown = RunStanding.of(stepContext);
        var delivery = delivery(via, "standing", 1);
        var heard = answers;
        return call(via, callTools -> heard.shown(delivery, callTools), trouble -> List.of());
    }

    private Delivery delivery(Announce via, String about, int tries) {
        String key = stepContext.state().id().orElseThrow() + "/announce/" + about;
        return new Delivery(
                stepContext.systems(),
                via.via(),
                key,
                stepContext.correlation(key),
                AnnouncementText.standing(stepContext),
                tries);
    }

    private NextAction.Call call(Announce via, NextAction.Job job, Function<NextAction.Trouble, List<Fact>> trouble) {
        return new NextAction.Call(StepId.NONE, 0, via.via().value(), LIMIT, job, trouble);
    }

    /**
     * Whether a process that has nothing else to do stays a little longer for what is not told yet.
     *
     * @param isOut whether a message is under way
     */
    public boolean keepsTheProcess(boolean isOut) {
        if (!isOut && !isSomethingLeft()) {
            return false;
        }
        if (until == null) {
            until = stepContext.now().plus(stepContext.patience(LAST_WORDS));
        }
        return stepContext.now().isBefore(until) && (isOut || !isPaused() || isBeforeTheLastWords());
    }

    private boolean isBeforeTheLastWords() {
        var end = answers.pausedUntil();
        return end != null && until != null && end.isBefore(until);
    }

    private boolean isSomethingLeft() {
        if (untold == null || isSilent()) {
            return false;
        }
        untold.dropSettled(stepContext.state().questions());
        return !untold.isEmpty() || isOutdated();
    }

    /** A dry run has nothing to tell, and a reconciliation on its own only whoever has begun it. */
    private boolean isSilent() {
        return stepContext.state().isDryRun()
                || stepContext.state().created().only().isPresent();
    }

    /** Whether people are to be told now what the process waits for: once, if it takes longer than a moment. */
    public boolean isToSayWhy() {
        boolean isTime = !hasSaidWhy
                && until != null
                && !stepContext.now().isBefore(until.minus(stepContext.patience(LAST_WORDS.minus(QUIETLY))));
        hasSaidWhy |= isTime;
        return isTime;
    }

    /** The process has something else to do after all. */
    public void goesOn() {
        until = null;
        hasSaidWhy = false;
    }

    /** When something is to be done next: a pause is over, or the process stops waiting; null if neither comes. */
    public @Nullable Instant nextCue() {
        var leaving = until != null && stepContext.now().isBefore(until) ? until : null;
        var resuming = isPaused() && isSomethingLeft() ? answers.pausedUntil() : null;
        return leaving == null || (resuming != null && resuming.isBefore(leaving)) ? resuming : leaving;
    }

    /** What is recorded of what the process leaves untold: of a run that has ended, no other will tell it. */
    public List<Fact> leaving() {
        if (stepContext.state().ended().isEmpty()) {
            return List.of();
        }
        return unsent().map(this::givenUp).orElse(List.of());
    }

    /** What the process leaves to the next one, of a run that has not ended. */
    public Optional<NotYetTold> notYetTold() {
        if (stepContext.state().ended().isPresent()) {
            return Optional.empty();
        }
        String why = answers.lastTry();
        return unsent().map(batch -> new NotYetTold(1 + batch.others(), why.isEmpty() ? noAnswer() : why));
    }

    private Optional<UntoldEvents.Batch> unsent() {
        if (untold == null || isSilent()) {
            return Optional.empty();
        }
        untold.dropSettled(stepContext.state().questions());
        return untold.isEmpty() ? Optional.empty() : Optional.of(untold.all());
    }

    private List<Fact> givenUp(UntoldEvents.Batch batch) {
        return List.of(new PeopleFact.Announced(batch.last().seq(), batch.others(), false, noAnswer()));
    }

    private String noAnswer() {
        var pause = answers.pausedUntil();
        return pause == null
                ? "no answer before the process ended"
                : "the system asks to be sent no message before " + Durations.time(pause);
    }
}
