package dev.cutover.engine.context;

import dev.cutover.model.Criterion;
import dev.cutover.spi.Metrics;
import java.time.Instant;
import java.util.List;

/** The drills of earlier runs of the same runbook. Thread-safe. */
@FunctionalInterface
public interface DrillHistory {

    /** The share of drills within the criterion's span that met the window; no data if there was none. */
    Share share(Criterion criterion, Instant now);

    /**
     * What was measured.
     *
     * @param leftOut each record that does not count because it cannot be read or trusted, with the reason
     */
    record Share(Metrics.Measurement measured, List<String> leftOut) {
        private static final int MOST_NAMED = 3;

        public Share {
            leftOut = List.copyOf(leftOut);
        }

        /** As the end of a note; empty if nothing was left out. */
        public String leftOutWords() {
            if (leftOut.isEmpty()) {
                return "";
            }
            int more = leftOut.size() - MOST_NAMED;
            return "; " + String.join("; ", leftOut.subList(0, Math.min(MOST_NAMED, leftOut.size())))
                    + (more > 0 ? "; and " + more + " more" : "");
        }
    }
}
