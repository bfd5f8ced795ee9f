package dev.cutover.connector.sandbox;

import org.jspecify.annotations.Nullable;

/** Works out the orders of a second. Not thread-safe, since the orders share one {@link Fate}. */
final class Simulation {
    private static final int SECONDS_A_MINUTE = 60;

    private final OrderStream stream;
    private final Timeline timeline;
    private final Fate fate;
    private final QuietSecond numbers;
    private final QuietSecond mishaps;
    private final @Nullable Poisson[] arrivals;
    private final long[] minutes;

    /** @param keys how many there are */
    Simulation(OrderStream stream, Timeline timeline, long seed, int keys) {
        this.stream = stream;
        this.timeline = timeline;
        this.fate = new Fate(seed);
        this.numbers = new QuietSecond(seed, false);
        this.mishaps = new QuietSecond(seed, true);
        this.arrivals = new Poisson[keys];
        this.minutes = new long[keys];
    }

    long firstSecond() {
        return stream.firstSecond();
    }

    void play(long second, int[] keys, OrderAudience audience) {
        var conditions = timeline.at(second);
        for (int key : keys) {
            play(second, key, conditions, audience);
        }
    }

    private void play(long second, int key, Conditions conditions, OrderAudience audience) {
        int orders = arrivals(key, second);
        for (int place = 0; place < orders; place++) {
            if (fate.decide(stream.number(key, second, place), key, conditions)) {
                audience.see(fate);
            }
        }
    }

    /**
     * Counts the orders of a second.
     *
     * @param details how much has to be known of the orders of each key
     */
    void count(long second, Detail[] details, Tally tally) {
        var conditions = timeline.at(second);
        for (int key = 0; key < details.length; key++) {
            var detail = details[key];
            if (detail == Detail.TIMES || (detail != Detail.NOTHING && !conditions.isQuiet(key))) {
                play(second, key, conditions, tally);
            } else if (detail != Detail.NOTHING) {
                var quiet = detail == Detail.MISHAPS ? mishaps : numbers;
                int orders = arrivals(key, second);
                quiet.count(stream.number(key, second, 0), orders, key, conditions.weight(key), tally);
            }
        }
    }

    private int arrivals(int key, long second) {
        long minute = Math.floorDiv(second, SECONDS_A_MINUTE);
        var known = arrivals[key];
        if (known == null || minutes[key] != minute) {
            known = new Poisson(stream.rate(key, second));
            arrivals[key] = known;
            minutes[key] = minute;
        }
        return stream.arrivals(key, second, known);
    }
}
