package dev.cutover.engine.move;

import dev.cutover.engine.time.Time;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Segment;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;

/** Takes the samples that are due. A sample that cannot be taken is NO_DATA, and no data is not green. */
public final class Sampler {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Sampler() {}

    /** Samples now, or waits until the next sample is due. Whoever takes a run over looks at once. */
    public static Move next(Demand demand, Scene scene) {
        var reading = scene.state().criteria().of(demand.criterion(), demand.segment());
        if (reading.filter(one -> one.seq() > scene.state().takenSeq()).isPresent()) {
            var due = reading.orElseThrow().at().plus(demand.every());
            if (scene.now().isBefore(due)) {
                return new Move.Wait(due);
            }
        }
        var criterion = Objects.requireNonNull(scene.runbook().criteria().get(demand.criterion()));
        var segment = demand.segment();
        if (criterion.measure() instanceof Measure.Check check) {
            return Checks.call(criterion, segment, check, scene);
        }
        var baseline = baseline(criterion, segment, scene);
        String query = query(criterion, segment, scene);
        return new Move.Call(
                SampleJudge.NO_STEP,
                0,
                criterion.id().value(),
                LIMIT,
                hands -> SampleJudge.taken(sample(criterion, segment, baseline, query, scene)),
                trouble -> SampleJudge.taken(SampleJudge.noData(criterion, segment, trouble.why())),
                kind(criterion, scene));
    }

    private static Time.Kind kind(Criterion criterion, Scene scene) {
        boolean thought = criterion.measure() instanceof Measure.Query query
                && scene.systems()
                        .find(query.system(), Metrics.class)
                        .filter(Metrics::answersFromMemory)
                        .isPresent();
        return thought ? Time.Kind.THOUGHT : Time.Kind.ANY;
    }

    private static OptionalDouble baseline(Criterion criterion, Segment segment, Scene scene) {
        return scene.state().criteria().baseline(criterion.id(), segment).stream()
                .mapToDouble(CriterionFact.BaselineTaken::value)
                .findFirst();
    }

    static String query(Criterion criterion, Segment segment, Scene scene) {
        return criterion.measure() instanceof Measure.Query query
                ? query.filled(segment, scene.environment().values())
                : "";
    }

    private static Sample sample(
            Criterion criterion, Segment segment, OptionalDouble baseline, String query, Scene scene)
            throws InterruptedException {
        if (!(criterion.measure() instanceof Measure.Query measure)) {
            return Drills.sample(criterion, segment, scene);
        }
        if (criterion.pass().ofBaseline() && baseline.isEmpty()) {
            return SampleJudge.noData(criterion, segment, "no baseline was taken");
        }
        try {
            var metrics = scene.systems().get(measure.system(), Metrics.class);
            return SampleJudge.judge(
                    criterion, segment, baseline, metrics.evaluate(query, criterion.window(), segment));
        } catch (ConnectorException trouble) {
            return SampleJudge.noData(criterion, segment, String.valueOf(trouble.getMessage()));
        }
    }
}
