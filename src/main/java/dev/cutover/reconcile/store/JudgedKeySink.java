package dev.cutover.reconcile.store;

import java.io.IOException;

/** Takes judged keys one by one. Not thread-safe. */
@FunctionalInterface
public interface JudgedKeySink {
    void judged(JudgedKey key) throws IOException, InterruptedException;
}
