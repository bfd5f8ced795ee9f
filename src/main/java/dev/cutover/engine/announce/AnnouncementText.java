package dev.cutover.engine.announce;

import dev.cutover.engine.context.MessageAddresses;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.operator.AnswerLines;
import dev.cutover.engine.step.PeopleLimit;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.spi.Messages;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Durations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The text of the messages about a run. Stateless. */
final class AnnouncementText {
    private AnnouncementText() {}

    /** The message of some events, for those of whom something is asked in it. */
    static Messages.Message of(UntoldEvents.Batch batch, StepContext stepContext) {
        var lines = new ArrayList<String>();
        for (var one : batch.told()) {
            lines.add(Durations.time(one.line().at()) + " " + one.line().about() + ": "
                    + one.line().words());
            lines.addAll(more(one, stepContext));
        }
        if (batch.counted() > 0) {
            lines.add("and " + batch.counted() + " more before: cutover status " + run(stepContext));
        }
        var addresses = batch.told().stream()
                .flatMap(one -> MessageAddresses.ofPeople(people(one, stepContext), stepContext.runbook()).stream())
                .distinct()
                .toList();
        String subject = stepContext.runbook().header().name() + ": "
                + batch.last().line().words();
        return new Messages.Message(addresses, subject, String.join("\n", lines) + "\n");
    }

    /** How the run stands, for the one message that a system keeps of it. */
    static Messages.Message standing(StepContext stepContext) {
        String subject = stepContext.runbook().header().name() + ", run " + run(stepContext) + ": "
                + stepContext.state().status().text();
        return new Messages.Message(List.of(), subject, String.join("\n", RunStanding.lines(stepContext)) + "\n");
    }

    private static String run(StepContext stepContext) {
        return stepContext.state().id().orElseThrow().value();
    }

    private static List<String> more(Untold one, StepContext stepContext) {
        if (one.fact() instanceof PeopleFact.Asked asked) {
            return toAnswer(asked.question().id(), stepContext);
        } else if (one.fact() instanceof PeopleFact.Escalated escalated) {
            return toAnswer(escalated.question(), stepContext);
        } else if (one.fact() instanceof RunFact.Ended) {
            return List.of("The whole story: cutover report " + run(stepContext));
        }
        return List.of();
    }

    private static List<String> toAnswer(String question, StepContext stepContext) {
        return stepContext
                .state()
                .questions()
                .of(question)
                .map(entry -> toAnswer(entry, stepContext))
                .orElse(List.of());
    }

    private static List<String> toAnswer(QuestionLedger.Entry entry, StepContext stepContext) {
        var lines = new ArrayList<String>();
        PeopleLimit.until(entry.question(), stepContext)
                .ifPresent(at -> lines.add("It can be answered until " + Durations.time(at) + "."));
        lines.add("To answer:");
        AnswerLines.inMessage(entry, stepContext).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static List<String> people(Untold one, StepContext stepContext) {
        Collection<String> people = List.of();
        if (one.fact() instanceof PeopleFact.Asked asked) {
            people = new DisplayNames(stepContext.runbook())
                    .people(asked.question().of());
        } else if (one.fact() instanceof PeopleFact.Escalated escalated) {
            people = escalated.to().stream().map(StandIn::person).toList();
        }
        return List.copyOf(people);
    }
}
