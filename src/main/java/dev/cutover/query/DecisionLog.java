package dev.cutover.query;

import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decision log of a run: the answers of people, what they decided without being asked, and what the run itself did
 * because its runbook says so.
 */
public final class DecisionLog {
    private DecisionLog() {}

    /**
     * A decision in the log.
     *
     * @param seq the number of its event, by which it is named
     * @param lapsed why it does not count any more; empty if it does
     * @param automatic whether no person made it: a guard, a trigger or the runbook did
     * @param question the question that it answers; empty if nobody asked
     * @param ticket where else it is dealt with; may be empty
     */
    public record Entry(
            long seq,
            Instant at,
            Decision decision,
            Optional<String> lapsed,
            boolean automatic,
            Optional<Question> question,
            String ticket) {

        private static Entry unasked(Event event, UnaskedDecisions.Found found) {
            return new Entry(
                    event.seq(),
                    event.at(),
                    found.decision(),
                    Optional.empty(),
                    found.automatic(),
                    Optional.empty(),
                    "");
        }

        /** What it is about, shortly: the step that asked, or the subject. */
        public String about() {
            return question.map(one -> one.step().value()).orElseGet(decision::subject);
        }
    }

    /** In the order in which they were made. */
    public static List<Entry> of(RecordedRun recordedRun) {
        var questions = recordedRun.state().questions();
        var tickets = tickets(recordedRun.events());
        var entries = new ArrayList<Entry>();
        questions.decisions().forEach(dated -> entries.add(asked(dated, questions, tickets)));
        var unaskedDecisions = new UnaskedDecisions(questions.decisions());
        for (var event : recordedRun.events()) {
            unaskedDecisions.of(event).stream()
                    .filter(found -> !found.follows()
                            || entries.stream().noneMatch(entry -> isAnswer(entry.decision(), found.decision())))
                    .forEach(found -> entries.add(Entry.unasked(event, found)));
        }
        entries.sort(Comparator.comparingLong(Entry::seq));
        return entries;
    }

    private static Entry asked(QuestionLedger.Dated dated, QuestionLedger questions, Map<Long, String> tickets) {
        var decision = dated.decision();
        var question = questions.of(decision.question());
        return new Entry(
                dated.seq(),
                dated.at(),
                decision,
                question.flatMap(entry -> Optional.ofNullable(entry.lapsed())),
                decision.owner().equals(Event.ENGINE),
                question.map(QuestionLedger.Entry::question),
                tickets.getOrDefault(dated.seq(), ""));
    }

    private static Map<Long, String> tickets(List<Event> events) {
        var tickets = new HashMap<Long, String>();
        for (var event : events) {
            if (event.fact() instanceof PeopleFact.Added added) {
                tickets.put(event.seq(), added.ticket());
            }
        }
        return tickets;
    }

    /** Whether the event only follows from an answer that is in the log already. */
    private static boolean isAnswer(Decision answer, Decision done) {
        return answer.owner().equals(done.owner())
                && answer.reason().equals(done.reason())
                && (!answer.question().isEmpty() || answer.subject().equals(done.subject()));
    }
}
