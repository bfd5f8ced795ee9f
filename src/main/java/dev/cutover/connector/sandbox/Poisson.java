package dev.cutover.connector.sandbox;

import java.util.Arrays;

/**
 * Counts around a rate, drawn by inversion; a large rate is drawn in blocks, since the exponential of it would be too
 * small for a double. What is added up for one draw is kept for the next. Not thread-safe.
 */
final class Poisson {
    private static final int BLOCK = 32;
    private static final int MOST = 8 * BLOCK;

    private final int blocks;
    private final Chances block;
    private final Chances rest;

    Poisson(double rate) {
        int whole = 0;
        double left = rate;
        while (left > BLOCK) {
            left -= BLOCK;
            whole++;
        }
        this.blocks = whole;
        this.block = new Chances(BLOCK);
        this.rest = new Chances(left);
    }

    int draw(long draw) {
        int count = 0;
        long chance = draw;
        for (int i = 0; i < blocks; i++) {
            count += block.inverse(Hash.fraction(chance));
            chance = Hash.mix(chance);
        }
        return count + rest.inverse(Hash.fraction(chance));
    }

    /** The chances of no more than so many, as far as they were needed. */
    private static final class Chances {
        private final double rate;
        private double[] cumulated = new double[MOST / 8];
        private double probability;
        private int known;

        private Chances(double rate) {
            this.rate = rate;
        }

        private int inverse(double chance) {
            int count = 0;
            while (chance > upTo(count) && count < MOST) {
                count++;
            }
            return count;
        }

        private double upTo(int count) {
            return count < known ? cumulated[count] : addUp(count);
        }

        private double addUp(int count) {
            if (count == cumulated.length) {
                cumulated = Arrays.copyOf(cumulated, 2 * count);
            }
            probability = count == 0 ? StrictMath.exp(-rate) : probability * (rate / count);
            cumulated[count] = count == 0 ? probability : cumulated[count - 1] + probability;
            known = count + 1;
            return cumulated[count];
        }
    }
}
