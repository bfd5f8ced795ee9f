package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Cause.Sampled;
import java.util.Comparator;
import java.util.List;

/**
 * A sample and its rank, which depends on its key alone. Immutable.
 *
 * @param signatures all those of its problem
 */
record KeptSample(int rank, Sampled sampled, List<Signature> signatures) {
    static final Comparator<KeptSample> ORDER = Comparator.comparingInt(KeptSample::rank)
            .thenComparing(sample -> String.join("\0", sample.sampled().key()));
}
