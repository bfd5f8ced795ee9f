package dev.cutover.run.fact;

import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Trigger;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts about criteria. */
public sealed interface CriterionFact extends Fact {

    /** What was measured. */
    sealed interface Measured extends CriterionFact {

        /** One stretch for each sample or row of samples, in order; each goes on with what it was taken from. */
        List<SampleStretch> stretches(Instant recorded);
    }

    /**
     * Samples taken together, each on its own: a change of verdict, or a sample that another fact relied on.
     *
     * @param taken when that was, unless they were recorded at once
     */
    record Sampled(List<Sample> samples, Optional<Instant> taken) implements Measured {
        public Sampled {
            samples = List.copyOf(samples);
        }

        /** Samples that are recorded as they are taken. */
        public Sampled(List<Sample> samples) {
            this(samples, Optional.empty());
        }

        @Override
        public List<SampleStretch> stretches(Instant recorded) {
            return samples.stream()
                    .map(sample -> SampleStretch.of(sample, taken.orElse(recorded)))
                    .toList();
        }
    }

    /** Samples that brought nothing new: for each criterion and segment all since the last recorded one. */
    record Unchanged(List<SampleStretch> stretches) implements Measured {
        public Unchanged {
            stretches = List.copyOf(stretches);
        }

        @Override
        public List<SampleStretch> stretches(Instant recorded) {
            return stretches;
        }
    }

    /** The value that thresholds "x baseline" are compared with. */
    record BaselineTaken(StepId step, int attempt, CriterionId criterion, Segment segment, double value, long samples)
            implements CriterionFact {
        @Override
        public Optional<StepId> ofStep() {
            return Optional.of(step);
        }

        @Override
        public int ofAttempt() {
            return attempt;
        }
    }

    /** A guard was breached, with what the step does then. */
    record GuardBreached(StepId step, int attempt, CriterionId criterion, String value, OnBreach then)
            implements CriterionFact {
        @Override
        public Optional<StepId> ofStep() {
            return Optional.of(step);
        }

        @Override
        public int ofAttempt() {
            return attempt;
        }
    }

    /** A trigger of the runbook has fired. */
    record TriggerFired(CriterionId criterion, Segment segment, Instant redSince, Trigger.Then then)
            implements CriterionFact {}
}
