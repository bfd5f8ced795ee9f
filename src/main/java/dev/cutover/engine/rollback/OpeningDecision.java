package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Undo;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the traffic while the old platform is not open: the runbook says so, or people do. Traffic returns to
 * a platform that may be closed only by the word of a person: of who answers, or of who asked for the rollback of a
 * runbook that says so. Stateless.
 */
final class OpeningDecision {
    private final RollbackContext context;
    private final StepContext stepContext;
    private final ClosedSystems closed;
    private final Opening opening;

    OpeningDecision(RollbackContext context, ClosedSystems closed) {
        this.context = context;
        this.stepContext = context.stepContext();
        this.closed = closed;
        this.opening = opening(stepContext);
    }

    /** What the runbook says of the opening. */
    static Opening opening(StepContext stepContext) {
        return stepContext.runbook().rollback().map(RollbackProcedure::opening).orElse(Opening.DEFAULT);
    }

    /** @param undo what opening it waits for; null if nothing is left to try */
    NextAction next(@Nullable NextAction undo) {
        var asked = OpeningQuestion.all(context);
        var last = asked.stream().filter(entry -> entry.lapsed() == null).reduce((first, second) -> second);
        if (last.filter(QuestionLedger.Entry::isOpen).isPresent()) {
            return whileAsked(last.orElseThrow(), undo);
        }
        var answer = last.map(QuestionLedger.Entry::answer);
        var word = answer.flatMap(dated -> dated.decision().word());
        if (word.filter(AnswerWord.TRAFFIC_FIRST::equals).isPresent()) {
            return decided(RollbackFact.OpeningOutcome.TRAFFIC_FIRST);
        }
        if (word.filter(AnswerWord.PARK::equals).isPresent()) {
            return decided(RollbackFact.OpeningOutcome.PARKED);
        }
        var due = answer.map(QuestionLedger.Dated::at)
                .orElse(context.rollback().decided())
                .plus(opening.within());
        boolean isHopeless = undo == null || (answer.isEmpty() && isRefusedForPeople());
        return isHopeless || !stepContext.now().isBefore(due)
                ? otherwise(undo)
                : new NextAction.Wait(sooner(undo, due));
    }

    /** A question that does not tell any more what an answer would mean is put anew. */
    private NextAction whileAsked(QuestionLedger.Entry asked, @Nullable NextAction undo) {
        if (!OpeningQuestion.isFitting(asked, context)) {
            return new NextAction.Note(OpeningQuestion.lapse(context, "where its traffic is has changed"));
        }
        // A call that is out may open the platform, and then nothing is asked any more.
        boolean isCalling = undo instanceof NextAction.Wait wait && wait.until() == null;
        return !isCalling && OpeningQuestion.isOutdated(asked.question(), context, closed)
                ? new NextAction.Note(OpeningQuestion.lapse(context, "a writer was fenced since it was put"))
                : untilAnswered(undo);
    }

    /**
     * Whether people are told at once that the traffic of others keeps the old platform closed. Another rollback may
     * bring that back, so nothing is parked for it unasked before its time.
     */
    private boolean isRefusedForPeople() {
        return opening.otherwise() != Otherwise.PARK && closed.isRefused();
    }

    /** Traffic stays only once the call has ended: until then it may still open the platform. */
    NextAction whileCalling() {
        var nextAction = next(new NextAction.Wait(null));
        return nextAction instanceof NextAction.Note note
                        && note.facts().stream().anyMatch(OpeningDecision::isParking)
                ? new NextAction.People()
                : nextAction;
    }

    private static boolean isParking(Fact fact) {
        return fact instanceof RollbackFact.Opened opened && opened.outcome() == RollbackFact.OpeningOutcome.PARKED;
    }

    /** Whether people have said that the traffic stays. */
    boolean isParked() {
        return OpeningQuestion.all(context).stream()
                .filter(entry -> entry.lapsed() == null)
                .reduce((first, second) -> second)
                .map(QuestionLedger.Entry::answer)
                .flatMap(dated -> dated.decision().word())
                .filter(AnswerWord.PARK::equals)
                .isPresent();
    }

    /** The traffic stays. */
    NextAction park() {
        return decided(RollbackFact.OpeningOutcome.PARKED);
    }

    private static Instant sooner(@Nullable NextAction undo, Instant due) {
        return until(undo).filter(until -> until.isBefore(due)).orElse(due);
    }

    private static Optional<Instant> until(@Nullable NextAction undo) {
        return undo instanceof NextAction.Wait wait ? Optional.ofNullable(wait.until()) : Optional.empty();
    }

    /** It is still tried, which alone keeps no runner where nobody is. */
    private static NextAction untilAnswered(@Nullable NextAction undo) {
        return until(undo).<NextAction>map(NextAction.PeopleUntil::new).orElseGet(NextAction.People::new);
    }

    /** Where its traffic is there already, nothing can be sent first, and there is no choice once nothing is tried. */
    private NextAction otherwise(@Nullable NextAction undo) {
        boolean isByPerson = !context.rollback().requested().by().equals(Event.ENGINE);
        boolean isHopeless = undo == null && !context.holdsTraffic();
        if (opening.otherwise() == Otherwise.PARK || isHopeless) {
            return decided(RollbackFact.OpeningOutcome.PARKED);
        }
        if (opening.otherwise() == Otherwise.TRAFFIC_FIRST && isByPerson && context.holdsTraffic()) {
            return decided(RollbackFact.OpeningOutcome.TRAFFIC_FIRST);
        }
        return NextAction.note(
                new PeopleFact.Asked(OpeningQuestion.of(context, closed, undo != null, opening.within())));
    }

    /** Where traffic stays nobody is asked any more to open the platform for it. */
    private NextAction decided(RollbackFact.OpeningOutcome outcome) {
        var facts = new ArrayList<Fact>();
        int number = context.rollback().number();
        if (outcome == RollbackFact.OpeningOutcome.PARKED) {
            closed.refused().forEach((key, why) -> facts.add(new RollbackFact.UndoBlocked(number, key.value(), why)));
        }
        var words = new ArrayList<>(closed.words());
        FencedWriter.of(context, closed).stream().map(FencedWriter::words).forEach(words::add);
        facts.add(new RollbackFact.Opened(number, outcome, words));
        if (outcome == RollbackFact.OpeningOutcome.PARKED) {
            facts.addAll(askedByHand());
        }
        return new NextAction.Note(facts);
    }

    private List<Fact> askedByHand() {
        return closed.left().stream()
                .filter(undoing -> undoing.undo() instanceof Undo.ByHand)
                .flatMap(undoing -> HandUndoQuestions.lapse(
                        undoing,
                        stepContext,
                        context.rollback(),
                        "traffic stays where it is, so nothing is opened for it"))
                .toList();
    }
}
