package dev.cutover.reconcile.judge.cause;

import java.util.ArrayList;
import java.util.List;

/** The ten samples with the smallest ranks: the same ones in whatever order they come. Not thread-safe. */
final class SmallestSamples {
    private static final int MOST = 10;

    private final List<KeptSample> kept = new ArrayList<>(1);

    /** Whether a sample of this rank may be among them. */
    boolean mayKeep(int rank) {
        return kept.size() < MOST || rank <= kept.get(MOST - 1).rank();
    }

    void add(KeptSample sample) {
        if (kept.size() == MOST && KeptSample.ORDER.compare(sample, kept.get(MOST - 1)) >= 0) {
            return;
        }
        int at = 0;
        while (at < kept.size() && KeptSample.ORDER.compare(kept.get(at), sample) <= 0) {
            at++;
        }
        kept.add(at, sample);
        if (kept.size() > MOST) {
            kept.remove(MOST);
        }
    }

    void addAll(SmallestSamples others) {
        others.kept.forEach(this::add);
    }

    List<KeptSample> list() {
        return List.copyOf(kept);
    }
}
