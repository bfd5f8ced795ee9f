package dev.cutover.cli.reading;

import dev.cutover.model.RoleId;
import dev.cutover.run.Decision;
import dev.cutover.run.Event;
import dev.cutover.run.QuestionLedger;
import dev.cutover.run.RollbackFact;
import dev.cutover.run.RunFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The log of decisions of a run: what people answered, and what they have decided unasked. */
public final class Decisions {
    private Decisions() {}

    /**
     * A decision in the log.
     *
     * @param lapsed why it does not count any more; empty if it does
     */
    public record Entry(long seq, Instant at, Decision decision, Optional<String> lapsed) {}

    /** In the order in which they were made. */
    public static List<Entry> of(Recorded recorded) {
        var questions = recorded.state().questions();
        var entries = new ArrayList<Entry>();
        questions
                .decisions()
                .forEach(dated -> entries.add(
                        new Entry(dated.seq(), dated.at(), dated.decision(), lapsed(questions, dated.decision()))));
        for (var event : recorded.events()) {
            unasked(event)
                    .filter(decision -> entries.stream().noneMatch(entry -> isAnswer(entry.decision(), decision)))
                    .ifPresent(decision -> entries.add(new Entry(event.seq(), event.at(), decision, Optional.empty())));
        }
        entries.sort(Comparator.comparingLong(Entry::seq));
        return entries;
    }

    /** A way back and a moved mark are decisions as well; those of the engine itself are nobody's. */
    private static Optional<Decision> unasked(Event event) {
        if (event.fact() instanceof RollbackFact.Requested back && !back.by().equals(Event.ENGINE)) {
            return Optional.of(new Decision(
                    "",
                    back.by(),
                    new RoleId(back.role()),
                    back.scope().toString(),
                    "rollback",
                    back.reason(),
                    "",
                    "",
                    ""));
        }
        if (event.fact() instanceof RunFact.Amended amended) {
            String choice = "amend from " + amended.before() + " to " + amended.after();
            return Optional.of(new Decision(
                    "",
                    amended.by(),
                    new RoleId(""),
                    amended.what(),
                    choice,
                    amended.reason(),
                    amended.impact(),
                    "",
                    ""));
        }
        return Optional.empty();
    }

    /** Whether what was done is only what somebody has answered, and is in the log already. */
    private static boolean isAnswer(Decision answer, Decision done) {
        return answer.owner().equals(done.owner())
                && answer.reason().equals(done.reason())
                && !answer.question().isEmpty();
    }

    private static Optional<String> lapsed(QuestionLedger questions, Decision decision) {
        return questions.of(decision.question()).flatMap(entry -> Optional.ofNullable(entry.lapsed()));
    }
}
