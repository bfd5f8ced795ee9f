package dev.cutover.query;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Question;
import dev.cutover.run.Sample;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.DisplayNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A decision, and how the criteria stood that its question looks at when it was made.
 *
 * @param criteria empty if the question looks at none, or nobody asked
 */
public record ShownDecision(DecisionLog.Entry entry, List<Seen> criteria) {

    /** A criterion's value as it was known then. */
    public record Seen(Sample sample, Instant at, Duration age) {}

    /** The decision with that number. Throws if there is none. */
    public static ShownDecision of(RecordedRun recordedRun, DisplayNames displayNames, long number) {
        var all = DecisionLog.of(recordedRun);
        var entry = all.stream().filter(one -> one.seq() == number).findFirst().orElseThrow(() -> none(all, number));
        var watched = entry.question()
                .map(Question::step)
                .flatMap(displayNames::step)
                .map(ShownDecision::watched)
                .orElse(Set.of());
        return new ShownDecision(entry, watched.isEmpty() ? List.of() : seen(recordedRun, entry, watched));
    }

    private static Set<CriterionId> watched(Step step) {
        return Set.copyOf(step.work().watched());
    }

    private static List<Seen> seen(RecordedRun recordedRun, DecisionLog.Entry entry, Set<CriterionId> watched) {
        var then = RunState.asRead(recordedRun.events().stream()
                .takeWhile(event -> event.seq() < entry.seq())
                .toList());
        return then.criteria().all().entrySet().stream()
                .filter(one -> watched.contains(one.getKey().criterion()))
                .map(one -> new Seen(
                        one.getValue().sample(),
                        one.getValue().at(),
                        Duration.between(one.getValue().at(), entry.at())))
                .sorted(Comparator.comparing(one -> one.sample().criterion().value()))
                .toList();
    }

    private static ProblemException none(List<DecisionLog.Entry> all, long number) {
        return new ProblemException(
                ExitCode.USAGE,
                "the run has no decision " + number,
                all.isEmpty()
                        ? "nothing was decided in it yet"
                        : "its decisions are "
                                + all.stream()
                                        .map(entry -> Long.toString(entry.seq()))
                                        .collect(Collectors.joining(", ")));
    }
}
