package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.discipline.Waiver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cells of traffic that no step moves, put together to whole slices where all of a slice stays. A waiver may name a
 * cell, a slice or the traffic. Stateless and thread-safe.
 */
final class UnmovedFindings {
    private UnmovedFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook, List<TrafficCells> traffic) {
        return traffic.stream().flatMap(cells -> of(runbook, cells).stream());
    }

    private static List<DisciplineFinding> of(Runbook runbook, TrafficCells cells) {
        var left = new LinkedHashSet<>(cells.unmoved());
        var found = new ArrayList<DisciplineFinding>();
        for (var waiver : runbook.header().waivers()) {
            var waived =
                    left.stream().filter(cell -> means(waiver, cell, cells)).toList();
            if (!waived.isEmpty()) {
                left.removeAll(waived);
                found.add(finding(waiver.at(), waived.size(), cells));
            }
        }
        slices(left, cells).forEach((slice, size) -> found.add(finding(runbook.nameOf(slice), size, cells)));
        return found;
    }

    /** Whether the waiver names the cell: its traffic, or values of it in any order. */
    private static boolean means(Waiver waiver, Segment cell, TrafficCells cells) {
        return waiver.rule() == DisciplineRule.UNMOVED
                && (waiver.at().equals(cells.traffic().id())
                        || cell.values().values().containsAll(Set.of(words(waiver.at()))));
    }

    private static String[] words(String at) {
        return new LinkedHashSet<>(List.of(at.split("\\s+"))).toArray(String[]::new);
    }

    /** Whole values of a dimension first, each with the number of its cells; then what is left, cell by cell. */
    private static Map<Segment, Integer> slices(Set<Segment> unmoved, TrafficCells cells) {
        var slices = new LinkedHashMap<Segment, Integer>();
        var left = new LinkedHashSet<>(unmoved);
        for (var dimension : cells.dimensions()) {
            for (String value : dimension.values()) {
                var slice = Segment.of(Map.of(dimension.name(), value));
                var all =
                        cells.shares().keySet().stream().filter(slice::contains).toList();
                if (all.size() > 1 && unmoved.containsAll(all) && left.removeAll(new HashSet<>(all))) {
                    slices.put(slice, all.size());
                }
            }
        }
        left.forEach(cell -> slices.put(new Segment(new TreeMap<>(cell.values())), 1));
        return slices;
    }

    private static DisciplineFinding finding(String at, int size, TrafficCells cells) {
        String of = cells.traffic().id();
        return new DisciplineFinding(
                DisciplineRule.UNMOVED,
                at,
                Spot.of("traffic", of),
                "no step moves " + at + " of '" + of + "'" + (size == 1 ? "" : ", " + size + " cells"),
                "add a shift of it; if it is to stay at " + cells.traffic().from() + ", say why");
    }
}
