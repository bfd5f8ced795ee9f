package dev.cutover.connector.sandbox;

/** Works out the orders of a second. Not thread-safe, since the orders share one {@link Fate}. */
final class Simulation {
    /** Sees one order at a time; must not keep the object. */
    interface Audience {
        void see(Fate order);
    }

    private final OrderStream stream;
    private final Timeline timeline;
    private final Fate fate;

    Simulation(OrderStream stream, Timeline timeline, long seed) {
        this.stream = stream;
        this.timeline = timeline;
        this.fate = new Fate(seed);
    }

    long firstSecond() {
        return stream.firstSecond();
    }

    void play(long second, int[] keys, Audience audience) {
        var conditions = timeline.at(second);
        for (int key : keys) {
            int arrivals = stream.arrivals(key, second);
            for (int place = 0; place < arrivals; place++) {
                if (fate.decide(stream.number(key, second, place), key, conditions)) {
                    audience.see(fate);
                }
            }
        }
    }
}
