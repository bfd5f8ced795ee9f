package dev.cutover.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Pseudo-random choices: the same seed gives the same sequence. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of their own, so that one part of a night does not change the other when it throws once more. */
    Dice split() {
        return new Dice(random.split());
    }

    long seed() {
        return random.nextLong();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 up to but without the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    Duration seconds(int least, int most) {
        return Duration.ofSeconds(between(least, most));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T of(T... these) {
        return these[random.nextInt(these.length)];
    }
}
