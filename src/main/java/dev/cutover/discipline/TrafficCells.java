package dev.cutover.discipline;

import dev.cutover.model.Dimension;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cells of a traffic, one for each choice of values of its dimensions, with the share that its shifts bring each
 * to. Immutable.
 *
 * @param dimensions those that its router tells apart, in its order
 * @param shares by cell; empty where no step moves it
 */
public record TrafficCells(Traffic traffic, List<Dimension> dimensions, Map<Segment, Optional<Weight>> shares) {
    /** A traffic of more cells is not drawn cell by cell. */
    private static final int MOST = 10_000;

    public TrafficCells {
        dimensions = List.copyOf(dimensions);
    }

    /** Of each traffic that is moved and that the router tells apart. */
    static List<TrafficCells> of(Runbook runbook, Shifts shifts) {
        return runbook.traffic().values().stream()
                .filter(traffic ->
                        !traffic.by().isEmpty() && !shifts.of(traffic.id()).isEmpty())
                .map(traffic -> of(traffic, runbook, shifts))
                .filter(cells -> cells.shares().size() <= MOST)
                .toList();
    }

    private static TrafficCells of(Traffic traffic, Runbook runbook, Shifts shifts) {
        var dimensions = traffic.by().stream().map(runbook.dimensions()::get).toList();
        long cells = dimensions.stream()
                .mapToLong(dimension -> dimension.values().size())
                .reduce(1, (one, other) -> one * other);
        var shares = new LinkedHashMap<Segment, Optional<Weight>>();
        if (cells <= MOST) {
            traffic.keys(Segment.EVERYTHING, runbook.dimensions()).forEach(cell -> shares.put(cell, Optional.empty()));
        }
        for (var move : shifts.of(traffic.id())) {
            var top = move.top();
            if (cells <= MOST) {
                traffic.keys(move.segment(), runbook.dimensions())
                        .forEach(cell -> shares.merge(cell, Optional.of(top), TrafficCells::larger));
            }
        }
        return new TrafficCells(traffic, dimensions, shares);
    }

    private static Optional<Weight> larger(Optional<Weight> one, Optional<Weight> other) {
        return one.isEmpty() || one.get().compareTo(other.orElseThrow()) < 0 ? other : one;
    }

    /** The share of the cell of these values, one of each dimension. */
    public Optional<Weight> share(Map<String, String> values) {
        return shares.getOrDefault(new Segment(new TreeMap<>(values)), Optional.empty());
    }

    /** The cells that no step moves. */
    public List<Segment> unmoved() {
        return shares.entrySet().stream()
                .filter(cell -> cell.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
