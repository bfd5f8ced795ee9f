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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events by which something was decided without a question: by people, and by guards, triggers and the runbook.
 * Goes through a record once, in its order; not thread-safe.
 */
final class UnaskedDecisions {
    private static final String THE_RUN = "the run";
    private static final Speaker NOBODY = new Speaker("", "", "");

    private final List<QuestionLedger.Dated> answers;
    private Optional<Event> before = Optional.empty();
    private String runner = "";

    /** @param answers every decision that the record has as such */
    UnaskedDecisions(List<QuestionLedger.Dated> answers) {
        this.answers = answers;
    }

    /**
     * What an event decides.
     *
     * @param follows whether it may only follow from an answer
     */
    record Found(Decision decision, boolean automatic, boolean follows) {}

    /** For the next event of the record. */
    Optional<Found> of(Event event) {
        var asked = before.flatMap(UnaskedDecisions::speaker).orElse(new Speaker("", runner, ""));
        before = Optional.of(event);
        runner = event.fact() instanceof RunFact.LeaseTaken taken ? taken.user() : runner;
        return standstill(event, asked)
                .or(() -> alongside(event))
                .or(() -> end(event))
                .or(() -> unasked(event, asked))
                .or(() -> reason(event, asked));
    }

    /** A hold or its end: by whom, and through which channel if the record says. */
    private static Optional<Found> standstill(Event event, Speaker asked) {
        if (event.fact() instanceof RunFact.Held held) {
            return Optional.of(
                    found(new Owner(held.by(), "", asked), new Word(THE_RUN, "hold", held.why(), ""), false));
        }
        return event.fact() instanceof RunFact.Continued on
                ? Optional.of(found(new Owner(on.by(), "", asked), new Word(THE_RUN, "continue", on.why(), ""), false))
                : Optional.empty();
    }

    /** Who decided, in which role, and who is behind the request if the record says. */
    private record Owner(String name, String role, Speaker asked) {}

    private record Word(String subject, String choice, String why, String impact) {}

    private static Found found(Owner owner, Word word, boolean follows) {
        boolean automatic = owner.name().equals(Event.ENGINE);
        var asked = automatic ? NOBODY : owner.asked();
        var decision = new Decision(
                "",
                owner.name(),
                new RoleId(owner.role()),
                word.subject(),
                word.choice(),
                word.why(),
                word.impact(),
                asked.via(),
                user(owner.name(), asked),
                asked.via().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Decision.Backing(asked.saw(), "", asked.signature())));
        return new Found(decision, automatic, follows);
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

    /** A rollback, by whoever has begun it, and an amendment. */
    private static Optional<Found> unasked(Event event, Speaker asked) {
        if (event.fact() instanceof RollbackFact.Requested back) {
            return Optional.of(found(
                    new Owner(back.by(), back.role(), asked),
                    new Word(back.scope().toString(), "rollback", back.reason(), ""),
                    true));
        }
        if (event.fact() instanceof RunFact.Amended amended) {
            String choice = "amend from " + amended.before() + " to " + amended.after();
            return Optional.of(found(
                    new Owner(amended.by(), "", asked),
                    new Word(amended.what(), choice, amended.reason(), amended.impact()),
                    true));
        }
        return Optional.empty();
    }

    /** The reason of a rollback, where it was given after the rollback had begun. */
    private static Optional<Found> reason(Event event, Speaker asked) {
        return event.fact() instanceof RollbackFact.Explained explained
                ? Optional.of(found(
                        new Owner(explained.by(), explained.role(), asked),
                        new Word("rollback " + explained.rollback(), "reason", explained.reason(), explained.impact()),
                        true))
                : Optional.empty();
    }

    /** The end of the run, unless a person has decided just that. */
    private Optional<Found> end(Event event) {
        if (!(event.fact() instanceof RunFact.Ended ended) || isByPerson(ended)) {
            return Optional.empty();
        }
        String how = ended.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Optional.of(
                found(new Owner(Event.ENGINE, "", NOBODY), new Word(THE_RUN, "end: " + how, ended.why(), ""), false));
    }

    private boolean isByPerson(RunFact.Ended ended) {
        return switch (ended.ending()) {
            case DECLINED -> true;
            case ABORTED, STOPPED ->
                answers.stream()
                        .map(QuestionLedger.Dated::decision)
                        .anyMatch(decision -> !decision.owner().equals(Event.ENGINE)
                                && ended.why().contains(decision.owner()));
            case COMPLETED, COMPLETED_WITH_EXCEPTIONS, ROLLED_BACK, STUCK -> false;
        };
    }

    /** That the run goes on beside others that change the same. */
    private static Optional<Found> alongside(Event event) {
        return event.fact() instanceof RunFact.LeaseTaken taken
                ? taken.claims()
                        .flatMap(Claims::alongside)
                        .map(UnaskedDecisions::decision)
                        .map(decision -> new Found(decision, false, false))
                : Optional.empty();
    }

    private static Decision decision(Alongside decided) {
        String runs = decided.runs().stream().map(RunId::value).collect(Collectors.joining(", "));
        return new Decision(
                "",
                decided.by(),
                new RoleId(""),
                THE_RUN,
                "go on alongside " + runs,
                decided.reason(),
                "",
                "command",
                decided.user());
    }
}
