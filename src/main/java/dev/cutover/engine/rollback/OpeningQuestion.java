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

/** What people are asked while the old platform of a rollback is not open. Stateless. */
final class OpeningQuestion {
    private static final List<Question.Option> FOR_TRAFFIC = List.of(
            new Question.Option(
                    AnswerWord.TRAFFIC_FIRST,
                    "traffic returns now, to a platform that may refuse its orders",
                    Question.Care.REASON),
            new Question.Option(
                    AnswerWord.PARK,
                    "traffic stays where it is, and the rollback names it as left undone",
                    Question.Care.PLAIN));

    private static final Question.Option END = new Question.Option(
            AnswerWord.PARK,
            "the rollback ends as it is: its orders may be refused, and nothing else is undone",
            Question.Care.PLAIN);

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
        var options = new ArrayList<>(context.holdsTraffic() ? FOR_TRAFFIC : List.of(END));
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
                        + String.join(";\n", closed.words()),
                EligiblePeople.with(Permission.ROLLBACK, stepContext.runbook()),
                options,
                "");
    }

    /** The withdrawal of what is still open. */
    static List<Fact> lapse(RollbackContext context, String why) {
        return all(context).stream()
                .filter(QuestionLedger.Entry::isOpen)
                .<Fact>map(entry -> new PeopleFact.Lapsed(entry.question().id(), why))
                .toList();
    }
}
