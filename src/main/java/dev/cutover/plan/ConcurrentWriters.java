package dev.cutover.plan;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.plan.StepCoupling.SideBySide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The steps that change a system, and which of them may run at the same time. The writers are taken 64 at a time, and
 * one long a step says which of those 64 it relies on: memory stays linear in the steps, and time grows with steps
 * times writers / 64.
 */
final class ConcurrentWriters {
    private final StepOrder order;
    private final Map<SystemId, List<Integer>> bySystem = new TreeMap<>();
    private final Map<Place, Draft> drafts = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final int[] segmentOf;

    ConcurrentWriters(StepOrder order, List<StepAccess> accesses) {
        this.order = order;
        this.segmentOf = new int[order.size()];
        var known = new HashMap<Segment, Integer>();
        for (int number : order.sorted()) {
            var segment = order.step(number).where();
            segmentOf[number] = known.computeIfAbsent(segment, fresh -> {
                segments.add(fresh);
                return segments.size() - 1;
            });
            for (var system : accesses.get(number).writes()) {
                bySystem.computeIfAbsent(system, key -> new ArrayList<>()).add(number);
            }
        }
    }

    private record Place(int number, SystemId system) {}

    /** What has been found of one step and system so far. */
    private static final class Draft {
        private final int number;
        private final SystemId system;
        private final List<Integer> others = new ArrayList<>();
        private int count;

        private Draft(int number, SystemId system) {
            this.number = number;
            this.system = system;
        }
    }

    List<SideBySide> sideBySide() {
        var block = new ArrayList<Writer>();
        bySystem.forEach((system, writers) -> {
            for (int place = 0; writers.size() > 1 && place < writers.size(); place++) {
                block.add(new Writer(system, place, writers.get(place)));
                if (block.size() == Long.SIZE) {
                    compare(block);
                    block.clear();
                }
            }
        });
        compare(block);
        return drafts.values().stream().map(this::finding).toList();
    }

    /** @param place among the writers of the system, each after those that it relies on */
    private record Writer(SystemId system, int place, int number) {}

    private SideBySide finding(Draft draft) {
        Collections.sort(draft.others);
        return new SideBySide(
                order.step(draft.number).id(),
                draft.system,
                draft.others.stream()
                        .limit(StepCoupling.NAMED)
                        .map(number -> order.step(number).id())
                        .toList(),
                draft.count);
    }

    /** Finds, for every writer, those of the block that come before it and that it does not rely on. */
    private void compare(List<Writer> block) {
        long[] relied = reliedOn(block);
        for (int from = 0; from < block.size(); ) {
            int to = from + 1;
            while (to < block.size()
                    && block.get(to).system().equals(block.get(from).system())) {
                to++;
            }
            compare(block, from, to, relied);
            from = to;
        }
    }

    private void compare(List<Writer> block, int from, int to, long[] relied) {
        var system = block.get(from).system();
        var writers = bySystem.getOrDefault(system, List.of());
        var overlaps = new HashMap<Integer, Long>();
        for (int place = block.get(from).place() + 1; place < writers.size(); place++) {
            int number = writers.get(place);
            int before = Math.min(to, from + place - block.get(from).place());
            long overlap = overlaps.computeIfAbsent(segmentOf[number], mine -> overlap(mine, block, from, to));
            long beside = overlap & ~relied[number] & bits(from, before);
            if (beside != 0) {
                note(number, system, beside, block);
            }
        }
    }

    private static long bits(int from, int to) {
        long below = to == Long.SIZE ? -1L : (1L << to) - 1;
        return below & -(1L << from);
    }

    private void note(int number, SystemId system, long beside, List<Writer> block) {
        var draft = drafts.computeIfAbsent(new Place(number, system), fresh -> new Draft(number, system));
        draft.count += Long.bitCount(beside);
        for (long rest = beside; rest != 0 && draft.others.size() < StepCoupling.NAMED; rest &= rest - 1) {
            draft.others.add(block.get(Long.numberOfTrailingZeros(rest)).number());
        }
    }

    private long overlap(int segment, List<Writer> block, int from, int to) {
        long mask = 0;
        var mine = segments.get(segment).values();
        for (int at = from; at < to; at++) {
            var theirs = segments.get(segmentOf[block.get(at).number()]).values();
            boolean apart = mine.entrySet().stream().anyMatch(value -> {
                var other = theirs.get(value.getKey());
                return other != null && !other.equals(value.getValue());
            });
            mask |= apart ? 0 : 1L << at;
        }
        return mask;
    }

    private long[] reliedOn(List<Writer> block) {
        long[] own = new long[order.size()];
        for (int at = 0; at < block.size(); at++) {
            own[block.get(at).number()] |= 1L << at;
        }
        long[] relied = new long[order.size()];
        for (int number : order.sorted()) {
            for (int need : order.needs(number)) {
                relied[number] |= relied[need] | own[need];
            }
        }
        return relied;
    }
}
