package dev.cutover.engine.effect;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.MessageAddresses;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.operator.AnswerLines;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.plan.EscalationLadder;
import dev.cutover.run.Decision;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import dev.cutover.words.DisplayNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Escalates unanswered questions. The due time counts from when the question was asked, so that a restart does not
 * delay it. The people are notified through a system if the runbook names one; a failed message delays nothing else.
 * Stateless.
 */
public final class Escalations {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Escalations() {}

    /** Whether there is a question that could be escalated. */
    public static boolean areNeeded(StepContext stepContext) {
        return !stepContext.state().questions().open().isEmpty()
                && !stepContext.ladder().isEmpty();
    }

    /** What is due now, or when the next is. */
    public static NextAction next(StepContext stepContext) {
        var due = new ArrayList<Fact>();
        Instant soonest = null;
        for (var entry : stepContext.ladder().isEmpty()
                ? List.<QuestionLedger.Entry>of()
                : stepContext.state().questions().open()) {
            for (var rung : stepContext.ladder().of(entry.question())) {
                var at = entry.asked().plus(rung.after());
                if (isDone(entry, rung.name())) {
                    continue;
                }
                if (stepContext.now().isBefore(at)) {
                    soonest = soonest == null || at.isBefore(soonest) ? at : soonest;
                } else {
                    String via = rung.via().map(SystemId::value).orElse("");
                    due.add(new PeopleFact.Escalated(entry.question().id(), rung.name(), rung.after(), rung.to(), via));
                }
            }
        }
        return due.isEmpty() ? waiting(soonest) : new NextAction.Note(due);
    }

    private static NextAction waiting(@Nullable Instant until) {
        return until == null ? new NextAction.People() : new NextAction.Wait(until);
    }

    private static boolean isDone(QuestionLedger.Entry entry, String rung) {
        return entry.escalated().stream().anyMatch(one -> one.rung().equals(rung));
    }

    /** The messages to send, each under its own name. */
    public static Map<String, NextAction> messages(StepContext stepContext) {
        var messages = new LinkedHashMap<String, NextAction>();
        for (var entry : stepContext.ladder().isEmpty()
                ? List.<QuestionLedger.Entry>of()
                : stepContext.state().questions().open()) {
            entry.escalated().stream()
                    .filter(one -> !one.via().isEmpty() && !entry.notified().contains(one.rung()))
                    .forEach(one -> messages.put(
                            "message " + one.question() + " " + one.rung(), message(entry, one, stepContext)));
        }
        return messages;
    }

    private static NextAction message(
            QuestionLedger.Entry entry, PeopleFact.Escalated escalated, StepContext stepContext) {
        String run = stepContext.state().id().orElseThrow().value();
        String key = run + "/" + escalated.question() + "/" + escalated.rung();
        var message = message(entry, escalated, stepContext, text(entry, escalated, stepContext));
        String correlation = stepContext.correlation(key);
        var system = new SystemId(escalated.via());
        var connectedSystems = stepContext.systems();
        return new NextAction.Call(
                StepId.NONE, // no rollback waits for a message
                0,
                escalated.via(),
                LIMIT,
                callTools -> List.of(told(
                        escalated,
                        send(
                                message,
                                system,
                                connectedSystems,
                                callTools.context(key, correlation, Segment.EVERYTHING)))),
                trouble -> List.of(new PeopleFact.Notified(
                        escalated.question(), escalated.rung(), false, "no answer: " + trouble.why())));
    }

    /**
     * To each stand-in, by their roles. Whoever owns a task that is blocked is told as well: somebody else may have
     * said so.
     */
    private static Messages.Message message(
            QuestionLedger.Entry entry, PeopleFact.Escalated escalated, StepContext stepContext, String text) {
        String subject = subject(entry, escalated);
        var runbook = stepContext.runbook();
        var owners = isBlocked(escalated) ? entry.question().of() : List.<RoleId>of();
        var to = new LinkedHashSet<String>();
        owners.stream()
                .map(runbook.roles()::get)
                .filter(Objects::nonNull)
                .forEach(role -> to.addAll(MessageAddresses.ofSome(role.who(), role.contact(), runbook)));
        var roles = new ArrayList<>(owners);
        var byRole = escalated.to().stream()
                .collect(Collectors.groupingBy(
                        PeopleFact.StandIn::as,
                        LinkedHashMap::new,
                        Collectors.mapping(PeopleFact.StandIn::person, Collectors.toList())));
        byRole.forEach((as, people) -> {
            var role = runbook.roles().values().stream()
                    .filter(one -> one.id().value().equals(as))
                    .findFirst();
            to.addAll(MessageAddresses.ofSome(people, role.map(Role::contact).orElse(""), runbook));
            role.map(Role::id).ifPresent(roles::add);
        });
        return new Messages.Message(List.copyOf(to), subject, text, MessageAddresses.freeText(to, roles, runbook));
    }

    private static Outcome send(
            Messages.Message message,
            SystemId system,
            ConnectedSystems connectedSystems,
            dev.cutover.spi.CallContext context)
            throws ConnectorException, InterruptedException {
        return connectedSystems.get(system, Messages.class).send(message, context);
    }

    private static Fact told(PeopleFact.Escalated escalated, Outcome outcome) {
        boolean sent = outcome instanceof Outcome.Succeeded;
        String detail = outcome instanceof Outcome.Succeeded done ? done.detail() : outcome.trouble();
        return new PeopleFact.Notified(escalated.question(), escalated.rung(), sent, detail);
    }

    private static boolean isBlocked(PeopleFact.Escalated escalated) {
        return escalated.rung().startsWith(EscalationLadder.BLOCKED);
    }

    private static String subject(QuestionLedger.Entry entry, PeopleFact.Escalated escalated) {
        if (isBlocked(escalated)) {
            return "BLOCKED: " + entry.question().step() + ": "
                    + entry.task().last().map(Decision::byAndWhy).orElse("");
        }
        return "No answer yet at " + entry.question().step() + ": "
                + entry.question().ask();
    }

    private static String text(QuestionLedger.Entry entry, PeopleFact.Escalated escalated, StepContext stepContext) {
        var question = entry.question();
        return subject(entry, escalated) + "\nThe question was put to " + question.of() + " at " + entry.asked()
                + " and is now escalated to " + DisplayNames.standIns(escalated.to()) + ".\n" + question.inFull()
                + "\nTo answer:\n  " + String.join("\n  ", AnswerLines.inMessage(entry, stepContext)) + "\n";
    }
}
