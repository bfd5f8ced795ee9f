package dev.cutover.run;

import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What criteria said. */
public sealed interface CriterionFact extends Fact {

    /** Samples taken together. */
    record Sampled(List<Sample> samples) implements CriterionFact {
        public Sampled {
            samples = List.copyOf(samples);
        }
    }

    /** The mark that thresholds "x baseline" are held against. */
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

    /** A guard was broken, and what the step says to that. */
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
