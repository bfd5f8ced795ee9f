package dev.cutover.connector.sandbox.estate.platform;

import java.util.Arrays;

/**
 * A Poisson distribution, drawn by inversion. A large rate is drawn in blocks, because its exponential would be too
 * small for a double. Cumulated probabilities are cached. Not thread-safe.
 */
public final class Poisson {
    private static final int BLOCK = 32;
    private static final int MOST = 8 * BLOCK;

    private final int blocks;
    private final Chances block;
    private final Chances rest;

    public Poisson(double rate) {
        int whole = 0;
        double left = rate;
        while (left > BLOCK) {
            left -= BLOCK;
            whole++;
        }
        this.blocks = whole;
        this.rest = new Chances(left);
        this.block = whole == 0 ? rest : new Chances(BLOCK);
    }

    public int draw(long draw) {
        int count = 0;
        long chance = draw;
        for (int i = 0; i < blocks; i++) {
            count += block.inverse(HashedChance.fraction(chance));
            chance = HashedChance.mix(chance);
        }
        return count + rest.inverse(HashedChance.fraction(chance));
    }

    /** The cumulated probabilities of a rate, computed as far as they were needed. */
    private static final class Chances {
        private final double rate;
        private double[] cumulated;
        private double probability;
        private int known;

        private Chances(double rate) {
            this.rate = rate;
            this.cumulated = new double[2 * (int) rate + 4];
            addUpTo((int) rate);
        }

        /**
         * The lowest count whose cumulated probability reaches the chance; searched from the middle, where most draws
         * are.
         */
        private int inverse(double chance) {
            int count = (int) rate;
            if (chance > cumulated[count]) {
                do {
                    count++;
                    addUpTo(count);
                } while (chance > cumulated[count] && count < MOST);
                return count;
            }
            while (count > 0 && chance <= cumulated[count - 1]) {
                count--;
            }
            return count;
        }

        private void addUpTo(int count) {
            for (; known <= count; known++) {
                if (known == cumulated.length) {
                    cumulated = Arrays.copyOf(cumulated, 2 * known);
                }
                probability = known == 0 ? StrictMath.exp(-rate) : probability * (rate / known);
                cumulated[known] = known == 0 ? probability : cumulated[known - 1] + probability;
            }
        }
    }
}
