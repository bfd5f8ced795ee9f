package dev.cutover.query;

import dev.cutover.model.RoleId;
import dev.cutover.run.Alongside;
import dev.cutover.run.Claims;
import dev.cutover.run.Decision;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decision log of a run: the answers of people, and what they decided without being asked. */
public final class DecisionLog {
    private DecisionLog() {}

    /**
     * A decision in the log.
     *
     * @param lapsed why it does not count any more; empty if it does
     */
    public record Entry(long seq, Instant at, Decision decision, Optional<String> lapsed) {}

    /** In the order in which they were made. */
    public static List<Entry> of(RecordedRun recordedRun) {
        var questions = recordedRun.state().questions();
        var entries = new ArrayList<Entry>();
        questions
                .decisions()
                .forEach(dated -> entries.add(
                        new Entry(dated.seq(), dated.at(), dated.decision(), lapsed(questions, dated.decision()))));
        var before = Optional.<Event>empty();
        var runner = "";
        for (var event : recordedRun.events()) {
            var asked = before.flatMap(DecisionLog::speaker).orElse(new Speaker("", runner, ""));
            runner = event.fact() instanceof RunFact.LeaseTaken taken ? taken.user() : runner;
            standstill(event, asked)
                    .ifPresent(decision -> entries.add(new Entry(event.seq(), event.at(), decision, Optional.empty())));
            alongside(event)
                    .ifPresent(decision -> entries.add(new Entry(event.seq(), event.at(), decision, Optional.empty())));
            before = Optional.of(event);
            unasked(event, asked)
                    .or(() -> reason(event, asked))
                    .filter(decision -> entries.stream().noneMatch(entry -> isAnswer(entry.decision(), decision)))
                    .ifPresent(decision -> entries.add(new Entry(event.seq(), event.at(), decision, Optional.empty())));
        }
        entries.sort(Comparator.comparingLong(Entry::seq));
        return entries;
    }

    /** A hold or its end: by whom, and through which channel if the record says. */
    private static Optional<Decision> standstill(Event event, Speaker asked) {
        if (event.fact() instanceof RunFact.Held held && !held.by().equals(Event.ENGINE)) {
            return Optional.of(ofTheRun(held.by(), "hold", held.why(), asked));
        }
        return event.fact() instanceof RunFact.Continued on && !on.by().equals(Event.ENGINE)
                ? Optional.of(ofTheRun(on.by(), "continue", on.why(), asked))
                : Optional.empty();
    }

    private static Decision ofTheRun(String by, String choice, String why, Speaker asked) {
        return new Decision("", by, new RoleId(""), "the run", choice, why, "", asked.via(), user(by, asked));
    }

    /**
     * The user behind a name: whoever speaks at the process itself is the user that runs it. Empty if the name is that
     * of the user.
     */
    private static String user(String by, Speaker asked) {
        return by.equals(asked.user()) ? "" : asked.user();
    }

    /** Who requested what an event records: a request and its effect are recorded together. */
    private static Optional<Speaker> speaker(Event before) {
        return before.fact() instanceof RequestFact.Received received
                ? Optional.of(received.speaker())
                : Optional.empty();
    }

    /** A rollback and an amendment are decisions as well; those of the engine itself are not. */
    private static Optional<Decision> unasked(Event event, Speaker asked) {
        if (event.fact() instanceof RollbackFact.Requested back && !back.by().equals(Event.ENGINE)) {
            return Optional.of(new Decision(
                    "",
                    back.by(),
                    new RoleId(back.role()),
                    back.scope().toString(),
                    "rollback",
                    back.reason(),
                    "",
                    asked.via(),
                    user(back.by(), asked)));
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
                    asked.via(),
                    user(amended.by(), asked)));
        }
        return Optional.empty();
    }

    /** That the run goes on beside others that change the same. */
    private static Optional<Decision> alongside(Event event) {
        return event.fact() instanceof RunFact.LeaseTaken taken
                ? taken.claims().flatMap(Claims::alongside).map(DecisionLog::decision)
                : Optional.empty();
    }

    private static Decision decision(Alongside decided) {
        String runs = decided.runs().stream().map(RunId::value).collect(Collectors.joining(", "));
        return new Decision(
                "",
                decided.by(),
                new RoleId(""),
                "the run",
                "go on alongside " + runs,
                decided.reason(),
                "",
                "command",
                decided.user());
    }

    /** The reason of a rollback, where it was given after the rollback had begun. */
    private static Optional<Decision> reason(Event event, Speaker asked) {
        return event.fact() instanceof RollbackFact.Explained explained
                ? Optional.of(new Decision(
                        "",
                        explained.by(),
                        new RoleId(explained.role()),
                        "rollback " + explained.rollback(),
                        "reason",
                        explained.reason(),
                        explained.impact(),
                        asked.via(),
                        user(explained.by(), asked)))
                : Optional.empty();
    }

    /** Whether the event only follows from an answer that is in the log already. */
    private static boolean isAnswer(Decision answer, Decision done) {
        return answer.owner().equals(done.owner())
                && answer.reason().equals(done.reason())
                && (!answer.question().isEmpty() || answer.subject().equals(done.subject()));
    }

    private static Optional<String> lapsed(QuestionLedger questions, Decision decision) {
        return questions.of(decision.question()).flatMap(entry -> Optional.ofNullable(entry.lapsed()));
    }
}
