package dev.cutover.history.figures;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Where the rate of mismatches of one step is heading, in one environment and segment, by the rules of the newest
 * reconciliation. Only the newest {@value #NEWEST} count.
 *
 * @param live whether they read real systems
 * @param rates of those that are complete and have compared something, the oldest first
 * @param incomplete how many are not
 * @param ofOtherRules how many compared by other rules, so that their rates cannot be set beside these
 */
public record ReconciliationTrend(
        StepId step,
        String environment,
        boolean live,
        Segment segment,
        List<BigDecimal> rates,
        int incomplete,
        int ofOtherRules) {
    private static final int NEWEST = 14;

    public ReconciliationTrend {
        rates = List.copyOf(rates);
    }

    private record Place(StepId step, String environment, boolean live, Segment segment) {
        static Place of(PastReconciliation past) {
            return new Place(
                    past.found().step(),
                    past.environment(),
                    past.live(),
                    past.found().segment());
        }
    }

    /** Of each step, environment and segment; the one that was reconciled last comes first. */
    static List<ReconciliationTrend> of(List<PastReconciliation> newestFirst) {
        var byPlace = new LinkedHashMap<Place, List<PastReconciliation>>();
        newestFirst.forEach(past -> byPlace.computeIfAbsent(Place.of(past), place -> new ArrayList<>())
                .add(past));
        var trends = new ArrayList<ReconciliationTrend>();
        byPlace.forEach((place, all) -> trends.add(of(place, all.subList(0, Math.min(NEWEST, all.size())))));
        return trends;
    }

    private static ReconciliationTrend of(Place place, List<PastReconciliation> newestFirst) {
        String recipe = newestFirst.get(0).found().recipe();
        var comparable = newestFirst.stream()
                .filter(past -> past.found().recipe().equals(recipe))
                .toList();
        var rates = new ArrayList<BigDecimal>();
        comparable.forEach(past -> past.wholeRate().ifPresent(rates::add));
        Collections.reverse(rates);
        return new ReconciliationTrend(
                place.step,
                place.environment,
                place.live,
                place.segment,
                rates,
                comparable.size() - rates.size(),
                newestFirst.size() - comparable.size());
    }

    /** How often the rate did not fall; from nothing to nothing there is nothing left to fall. */
    public int notFallen() {
        int count = 0;
        for (int i = 1; i < rates.size(); i++) {
            var rate = rates.get(i);
            count += rate.signum() == 0 || rate.compareTo(rates.get(i - 1)) < 0 ? 0 : 1;
        }
        return count;
    }

    /** How often there was one before to compare with. */
    public int compared() {
        return Math.max(0, rates.size() - 1);
    }
}
