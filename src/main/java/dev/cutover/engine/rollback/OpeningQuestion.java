package dev.cutover.engine.rollback;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Permission;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What people are asked while the old platform of a rollback is not open. Stateless. */
final class OpeningQuestion {
    private static final Question.Option TRAFFIC_FIRST = new Question.Option(
            AnswerWord.TRAFFIC_FIRST,
            "traffic returns now, to a platform that may refuse its orders",
            Question.Care.REASON);

    private OpeningQuestion() {}

    /** Whether its choices are those of where the traffic is now. */
    static boolean isFitting(QuestionLedger.Entry entry, RollbackContext context) {
        boolean isOfTraffic = entry.question().choices().stream()
                .anyMatch(option -> option.say().equals(AnswerWord.TRAFFIC_FIRST.word()));
        return isOfTraffic == context.holdsTraffic();
    }

    /** All that were put in this rollback, in order. */
    static List<QuestionLedger.Entry> all(RollbackContext context) {
        return context.stepContext().state().questions().ofStep(AfterRollback.STEP).stream()
                .filter(entry -> entry.question().kind() == Question.Kind.OPENING
                        && context.rollback().isOwn(entry.question()))
                .toList();
    }

    /**
     * The next one.
     *
     * @param canWait whether it makes sense to wait: something is still tried, or somebody is still asked
     */
    static Question of(RollbackContext context, ClosedSystems closed, boolean canWait, Duration within) {
        var stepContext = context.stepContext();
        var fenced = FencedWriter.of(context, closed);
        var words = new ArrayList<>(closed.words());
        fenced.stream().map(FencedWriter::words).forEach(words::add);
        var options = new ArrayList<Question.Option>();
        if (context.holdsTraffic()) {
            options.add(TRAFFIC_FIRST);
        }
        options.add(end(context, fenced));
        if (canWait) {
            options.add(new Question.Option(
                    AnswerWord.WAIT, "it is tried for another " + EffectLabels.span(within), Question.Care.PLAIN));
        }
        return new Question(
                context.rollback().question("open/" + (all(context).size() + 1)),
                AfterRollback.STEP,
                0,
                Question.Kind.OPENING,
                "The old platform is not open for "
                        + stepContext.runbook().nameOf(context.scope())
                        + (context.holdsTraffic()
                                ? ". What becomes of the traffic?\n"
                                : ", and all traffic is there. Is the rollback to wait for it?\n")
                        + String.join(";\n", words),
                EligiblePeople.with(Permission.ROLLBACK, stepContext.runbook()),
                options,
                "");
    }

    /** It is not left without a writer without a reason. */
    private static Question.Option end(RollbackContext context, List<FencedWriter> fenced) {
        String fences = fenced.isEmpty()
                ? ""
                : ", although "
                        + fenced.stream().map(one -> one.system().value()).collect(Collectors.joining(", "))
                        + (fenced.size() == 1 ? " takes" : " take") + " no writes";
        return new Question.Option(
                AnswerWord.PARK,
                context.holdsTraffic()
                        ? "traffic stays where it is" + fences + ", and the rollback names it as left undone"
                        : "the rollback ends as it is" + fences
                                + ": its orders may be refused, and nothing else is undone",
                fenced.isEmpty() ? Question.Care.PLAIN : Question.Care.REASON);
    }

    /** Whether a writer was fenced since the question was put, so that it does not tell what to park means. */
    static boolean isOutdated(Question question, RollbackContext context, ClosedSystems closed) {
        return question.choices().stream()
                        .anyMatch(option ->
                                option.say().equals(AnswerWord.PARK.word()) && option.care() == Question.Care.PLAIN)
                && !FencedWriter.of(context, closed).isEmpty();
    }

    /** The withdrawal of what is still open. */
    static List<Fact> lapse(RollbackContext context, String why) {
        return all(context).stream()
                .filter(QuestionLedger.Entry::isOpen)
                .<Fact>map(entry -> new PeopleFact.Lapsed(entry.question().id(), why))
                .toList();
    }
}
