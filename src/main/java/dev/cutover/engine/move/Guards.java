package dev.cutover.engine.move;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.run.ledger.CriteriaBoard;
import java.util.List;
import java.util.Optional;

/** What criteria that stand guard over a step say, counting only what was sampled after a given event. */
final class Guards {
    private Guards() {}

    /** The first one that is red. */
    static Optional<CriteriaBoard.Reading> red(List<CriterionId> guard, Step step, Scene scene, long since) {
        return guard.stream()
                .flatMap(criterion -> fresh(criterion, step, scene, since).stream())
                .filter(reading -> reading.sample().verdict() == Verdict.RED)
                .findFirst();
    }

    /** Green by what this runner has seen: that it was green for another, hours ago perhaps, says nothing of now. */
    static boolean allGreen(List<CriterionId> guard, Step step, Scene scene, long since) {
        return guard.stream()
                .allMatch(criterion -> fresh(criterion, step, scene, seen(scene, since))
                        .filter(reading -> reading.sample().verdict() == Verdict.GREEN)
                        .isPresent());
    }

    /** Those that have said nothing that counts, with why, for people. */
    static String missing(List<CriterionId> guard, Step step, Scene scene, long since) {
        return guard.stream()
                .flatMap(criterion -> {
                    var reading = fresh(criterion, step, scene, seen(scene, since));
                    boolean none =
                            reading.isEmpty() || reading.orElseThrow().sample().verdict() == Verdict.NO_DATA;
                    String why = reading.map(one -> ": " + one.sample().note()).orElse(": not sampled yet");
                    return none ? java.util.stream.Stream.of(criterion + why) : java.util.stream.Stream.empty();
                })
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private static long seen(Scene scene, long since) {
        return Math.max(since, scene.state().takenSeq());
    }

    static Optional<CriteriaBoard.Reading> fresh(CriterionId criterion, Step step, Scene scene, long since) {
        return scene.state().criteria().of(criterion, step.where()).filter(reading -> reading.seq() > since);
    }
}
