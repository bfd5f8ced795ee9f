package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions that nobody answers to others as well. When that is due follows from when the question was asked, so
 * that no restart puts it off. The people are told through a system if the runbook names one; whether that works keeps
 * nothing else up.
 */
public final class Escalations {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A message is about no step's effects: no rollback waits for it. */
    private static final StepId NO_STEP = new StepId("");

    private Escalations() {}

    /** Whether there is a question that could be put to others as well. */
    public static boolean areNeeded(Scene scene) {
        return !scene.state().questions().open().isEmpty() && !scene.ladder().isEmpty();
    }

    /** What is due now, or when the next is. */
    public static Move next(Scene scene) {
        var due = new ArrayList<Fact>();
        Instant soonest = null;
        for (var entry : scene.ladder().isEmpty()
                ? List.<QuestionLedger.Entry>of()
                : scene.state().questions().open()) {
            for (var rung : scene.ladder().of(entry.question())) {
                var at = entry.asked().plus(rung.after());
                if (isDone(entry, rung.name())) {
                    continue;
                }
                if (scene.now().isBefore(at)) {
                    soonest = soonest == null || at.isBefore(soonest) ? at : soonest;
                } else {
                    String via = rung.via().map(SystemId::value).orElse("");
                    due.add(new PeopleFact.Escalated(entry.question().id(), rung.name(), rung.after(), rung.to(), via));
                }
            }
        }
        return due.isEmpty() ? waiting(soonest) : new Move.Note(due);
    }

    private static Move waiting(@Nullable Instant until) {
        return until == null ? new Move.People() : new Move.Wait(until);
    }

    private static boolean isDone(QuestionLedger.Entry entry, String rung) {
        return entry.escalated().stream().anyMatch(one -> one.rung().equals(rung));
    }

    /** The messages that are to go out, each under a name of its own. */
    public static Map<String, Move> messages(Scene scene) {
        var messages = new LinkedHashMap<String, Move>();
        for (var entry : scene.ladder().isEmpty()
                ? List.<QuestionLedger.Entry>of()
                : scene.state().questions().open()) {
            entry.escalated().stream()
                    .filter(one -> !one.via().isEmpty() && !entry.notified().contains(one.rung()))
                    .forEach(one ->
                            messages.put("message " + one.question() + " " + one.rung(), message(entry, one, scene)));
        }
        return messages;
    }

    private static Move message(QuestionLedger.Entry entry, PeopleFact.Escalated escalated, Scene scene) {
        String run = scene.state().id().orElseThrow().value();
        String key = run + "/" + escalated.question() + "/" + escalated.rung();
        var message = new Messages.Message(contacts(escalated, scene), subject(entry), text(entry, escalated, run));
        String correlation = scene.correlation(key);
        var system = new SystemId(escalated.via());
        return new Move.Call(
                NO_STEP,
                0,
                escalated.via(),
                LIMIT,
                hands -> List.of(told(
                        escalated, send(message, system, scene, hands.context(key, correlation, Segment.EVERYTHING)))),
                trouble -> List.of(new PeopleFact.Notified(
                        escalated.question(), escalated.rung(), false, "no answer: " + trouble.why())));
    }

    private static Outcome send(
            Messages.Message message, SystemId system, Scene scene, dev.cutover.spi.CallContext context)
            throws ConnectorException, InterruptedException {
        return scene.systems().get(system, Messages.class).send(message, context);
    }

    private static Fact told(PeopleFact.Escalated escalated, Outcome outcome) {
        boolean sent = outcome instanceof Outcome.Succeeded;
        String detail = outcome instanceof Outcome.Succeeded done
                ? done.detail()
                : outcome instanceof Outcome.Failed failed ? failed.why() : ((Outcome.Unverified) outcome).why();
        return new PeopleFact.Notified(escalated.question(), escalated.rung(), sent, detail);
    }

    /** Each by name; those who stand in as a role also where the runbook says that the role is reached. */
    private static List<String> contacts(PeopleFact.Escalated escalated, Scene scene) {
        var contacts = new ArrayList<String>();
        for (var standIn : escalated.to()) {
            scene.runbook().roles().values().stream()
                    .filter(role -> role.id().value().equals(standIn.as())
                            && !role.contact().isEmpty()
                            && !contacts.contains(role.contact()))
                    .forEach(role -> contacts.add(role.contact()));
            contacts.add(standIn.person());
        }
        return contacts;
    }

    private static String subject(QuestionLedger.Entry entry) {
        return "Nobody answers at " + entry.question().step() + ": "
                + entry.question().ask();
    }

    private static String text(QuestionLedger.Entry entry, PeopleFact.Escalated escalated, String run) {
        var question = entry.question();
        String words = question.choices().stream().map(option -> option.say()).collect(Collectors.joining("|"));
        var first = escalated.to().get(0);
        return subject(entry) + "\nIt was asked of " + question.of() + " at " + entry.asked()
                + " and goes to you now.\n" + question.inFull() + "\nTo answer: cutover decide " + question.id() + " "
                + words + " --as \"" + first.person() + "\" --run " + run + "\n";
    }
}
