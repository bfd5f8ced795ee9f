package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Standing;
import dev.cutover.run.comparison.Discrepancy;
import java.io.IOException;
import java.util.List;

/** Takes differences one by one, on one thread. Not thread-safe. */
@FunctionalInterface
public interface DifferenceSink {
    /** The problems of one key. */
    void difference(List<String> key, List<Discrepancy> problems, Standing standing) throws IOException;
}
