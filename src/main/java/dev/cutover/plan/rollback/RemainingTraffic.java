package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.run.ledger.TrafficLedger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run's traffic has come to: the keys that it raised and that are back at the weight before the run, and those
 * that stay on the new platform. A weight that is not known counts as one that stays. Immutable.
 *
 * @param back in the order of the record's flows and keys
 * @param stays likewise
 * @param shifted how many keys the runbook's shifts move at the same flows, whether they have or not
 * @param names what people call a key
 */
public record RemainingTraffic(List<Key> back, List<Key> stays, int shifted, Function<Segment, String> names) {
    private static final int MOST_NAMED = 6;

    public RemainingTraffic {
        back = List.copyOf(back);
        stays = List.copyOf(stays);
    }

    /** One key of a router, and the last that the record says of its weight. */
    public record Key(String traffic, Segment segment, TrafficLedger.Entry entry) {}

    /**
     * Of a run that has ended in any way but completed, for whoever shows the end; empty of any other run, and of one
     * of which nothing stays.
     *
     * @param runbook is asked for only if anything stays: a list of runs reads none without need
     */
    public static RemainingTraffic atTheEnd(Supplier<Runbook> runbook, RunState state) {
        boolean told = state.ended().isPresent() && state.status() != RunStatus.COMPLETED;
        return told ? of(runbook, state) : new RemainingTraffic(List.of(), List.of(), 0, names -> "");
    }

    public static RemainingTraffic of(Runbook runbook, RunState state) {
        return of(() -> runbook, state);
    }

    private static RemainingTraffic of(Supplier<Runbook> supplier, RunState state) {
        var back = new ArrayList<Key>();
        var stays = new ArrayList<Key>();
        var traffic = state.traffic();
        traffic.all()
                .forEach((flow, keys) -> keys.forEach((segment, entry) -> {
                    var key = new Key(flow, segment, entry);
                    if (traffic.isAboveOrigin(flow, segment)) {
                        stays.add(key);
                    } else if (traffic.wasRaised(flow, segment)) {
                        back.add(key);
                    }
                }));
        if (stays.isEmpty()) {
            return new RemainingTraffic(back, stays, 0, names -> "");
        }
        var runbook = supplier.get();
        return new RemainingTraffic(back, stays, shifted(runbook, traffic.all().keySet()), runbook::nameOf);
    }

    private static int shifted(Runbook runbook, Set<String> flows) {
        var keys = new HashSet<String>();
        runbook.steps().forEach(step -> {
            if (step.work() instanceof Work.Shift shift && flows.contains(shift.traffic())) {
                var traffic = Objects.requireNonNull(runbook.traffic().get(shift.traffic()), shift.traffic());
                traffic.keys(step.where(), runbook.dimensions()).forEach(key -> keys.add(shift.traffic() + " " + key));
            }
        });
        return keys.size();
    }

    /** Whether anything of what the run moved is not proven to be back. */
    public boolean isAnything() {
        return !stays.isEmpty();
    }

    /** {@code 1 of 3 hosts rolled back; web1 stays at 100 %}; empty if nothing stays. */
    public String sentence() {
        if (stays.isEmpty() || back.isEmpty()) {
            return whatStays();
        }
        int all = Math.max(shifted, back.size() + stays.size());
        return back.size() + " of " + all + " " + noun(all) + " rolled back; " + whatStays();
    }

    /** {@code web1, web2 stay at 100 %; web3 stays at 25 %}; empty if nothing stays. */
    public String whatStays() {
        var byWeight = new LinkedHashMap<String, List<String>>();
        stays.forEach(key -> byWeight.computeIfAbsent(weight(key.entry()), weight -> new ArrayList<>())
                .add(name(key)));
        return byWeight.entrySet().stream()
                .map(group -> some(group.getValue())
                        + (group.getValue().size() == 1 ? " stays at " : " stay at ")
                        + group.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String weight(TrafficLedger.Entry entry) {
        return entry.certain() ? entry.weight().toString() : "an unknown weight, last known as " + entry.weight();
    }

    private static String some(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + " and " + (names.size() - MOST_NAMED) + " more";
    }

    /** A key is named with its flow where the run has moved several. */
    private String name(Key key) {
        String segment = names.apply(key.segment());
        boolean several = Stream.concat(back.stream(), stays.stream())
                        .map(Key::traffic)
                        .distinct()
                        .count()
                > 1;
        return several ? "'" + key.traffic() + "' of " + segment : segment;
    }

    /** The keys' dimension, where they have one and the same; otherwise {@code segments}. */
    private String noun(int count) {
        var dimensions = new ArrayList<Set<String>>();
        back.forEach(key -> dimensions.add(key.segment().values().keySet()));
        stays.forEach(key -> dimensions.add(key.segment().values().keySet()));
        var distinct = dimensions.stream().distinct().toList();
        boolean single = distinct.size() == 1 && distinct.get(0).size() == 1;
        String one = single ? distinct.get(0).iterator().next() : "segment";
        return count == 1 ? one : one.endsWith("s") ? one + "es" : one + "s";
    }
}
