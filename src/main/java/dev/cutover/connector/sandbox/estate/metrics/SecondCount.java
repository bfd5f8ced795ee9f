package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.orders.Simulation;

/**
 * Counts the orders of a second, each key's only as far as a query needs. Not thread-safe, as the simulation is not.
 */
final class SecondCount {
    private final Simulation simulation;
    private final QuietSecond numbers;
    private final QuietSecond mishaps;

    SecondCount(Simulation simulation, long seed) {
        this.simulation = simulation;
        this.numbers = new QuietSecond(seed, false);
        this.mishaps = new QuietSecond(seed, true);
    }

    /**
     * Adds the orders of a second.
     *
     * @param details how much of each key's orders must be computed
     */
    void add(long second, OrderDetail[] details, Counters counters) {
        var orderConditions = simulation.conditions(second);
        for (int key = 0; key < details.length; key++) {
            var orderDetail = details[key];
            if (orderDetail == OrderDetail.TIMES
                    || (orderDetail != OrderDetail.NOTHING && !orderConditions.isQuiet(key))) {
                simulation.play(second, key, orderConditions, counters);
            } else if (orderDetail != OrderDetail.NOTHING) {
                var quiet = orderDetail == OrderDetail.MISHAPS ? mishaps : numbers;
                int orders = simulation.arrivals(key, second);
                quiet.count(simulation.firstNumber(key, second), orders, key, orderConditions.weight(key), counters);
            }
        }
    }
}
