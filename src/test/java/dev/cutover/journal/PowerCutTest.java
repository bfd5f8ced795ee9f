package dev.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.disk.JournalException;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import dev.cutover.testkit.PowerCut;
import dev.cutover.testkit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After a power cut at any moment, every acknowledged event is found, and every event found was recorded, in order. */
@Tag(Scale.WIDE)
class PowerCutTest {
    private static final int WRITES = 30;

    /** After how many operations of the disk how many events had been acknowledged. */
    private final TreeMap<Integer, Integer> acknowledged = new TreeMap<>(Map.of(0, 0));

    private final List<Event> events = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsFound(PowerCut.Found found) {
        var disk = new MemoryDisk();
        record(disk, 7);

        assertThat(losses(disk, found)).isEmpty();
    }

    @Test
    void aDiskThatLiesIsDetected() {
        var disk = new MemoryDisk();
        disk.lie();
        record(disk, 7);

        assertThat(losses(disk, PowerCut.Found.NOTHING)).isNotEmpty();
        assertThat(losses(disk, PowerCut.Found.HALF)).isNotEmpty();
    }

    @Test
    void aRunThatWasCutOffGoesOn() {
        var disk = new MemoryDisk();
        record(disk, 8);
        for (int cut = disk.operations() - 20; cut < disk.operations(); cut++) {
            var after = disk.after(cut, PowerCut.Found.HALF, cut);
            int found;
            try (var opened = JournaledRuns.journals(after).open(JournaledRuns.RUN, JournaledRuns.AT)) {
                found = opened.events().size();
                opened.journal().append(JournaledRuns.AT, Event.ENGINE, List.of(JournaledRuns.taken()));
                opened.journal().force();
            }
            try (var again = JournaledRuns.journals(after).open(JournaledRuns.RUN, JournaledRuns.AT)) {
                assertThat(again.events())
                        .hasSize(found + 1)
                        .startsWith(events.subList(0, found).toArray(Event[]::new));
                assertThat(again.notices()).noneMatch(notice -> notice.contains("torn"));
            }
        }
    }

    /** Cut off, taken over and cut off again, on a disk that fills up in between. */
    @Test
    void aRunSurvivesManyCuts() {
        for (int seed = 0; seed < (Scale.isWide() ? 3000 : 30); seed++) {
            var random = new SplittableRandom(seed);
            var disk = new MemoryDisk();
            record(disk, seed);
            int cut = random.nextInt(disk.operations());
            var known = new ArrayList<>(events);
            int least = acknowledged.floorEntry(cut).getValue();
            for (int life = 0; life < 5 && least > 0; life++) {
                disk = disk.after(cut, PowerCut.Found.HALF, random.nextLong());
                var acknowledgedAt = new TreeMap<>(Map.of(0, least));
                try (var opened = JournaledRuns.journals(disk).open(JournaledRuns.RUN, JournaledRuns.AT)) {
                    assertThat(opened.events()).hasSizeGreaterThanOrEqualTo(least);
                    assertThat(opened.events())
                            .isEqualTo(known.subList(0, opened.events().size()));
                    known = new ArrayList<>(opened.events());
                    disk.haveRoomFor(random.nextInt(2) == 0 ? Long.MAX_VALUE : (4 << 20) + random.nextInt(200_000));
                    for (var together : JournaledRuns.noted(5, random.nextLong())) {
                        known.addAll(opened.journal().append(JournaledRuns.AT, "ada", together));
                        opened.journal().force();
                        acknowledgedAt.put(disk.operations(), known.size());
                    }
                }
                cut = random.nextInt(disk.operations() + 1);
                least = acknowledgedAt.floorEntry(cut).getValue();
            }
        }
    }

    /** Facts that were decided together are found together. */
    @Test
    void noDecisionIsFoundHalf() {
        var disk = new MemoryDisk();
        record(disk, 9);
        for (int cut = 0; cut <= disk.operations(); cut++) {
            int found = found(disk.after(cut, PowerCut.Found.HALF, cut)).size();
            assertThat(acknowledged.values()).contains(found);
        }
    }

    private List<String> losses(MemoryDisk disk, PowerCut.Found found) {
        var losses = new ArrayList<String>();
        int seeds = found == PowerCut.Found.HALF ? Scale.isWide() ? 100 : 5 : 1;
        for (int cut = 0; cut <= disk.operations(); cut++) {
            for (int seed = 0; seed < seeds; seed++) {
                String where = "cut before " + cut + ", seed " + seed + ": ";
                try {
                    var there = found(disk.after(cut, found, seed));
                    int least = acknowledged.floorEntry(cut).getValue();
                    boolean isPrefix = there.equals(events.subList(0, Math.min(there.size(), events.size())));
                    if (there.size() < least || !isPrefix) {
                        losses.add(where + there.size() + " of " + least);
                    }
                } catch (JournalException e) {
                    losses.add(where + e.getMessage());
                }
            }
        }
        return losses;
    }

    /** As the next runner finds it. */
    private static List<Event> found(MemoryDisk disk) {
        try (var opened = JournaledRuns.journals(disk).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            return opened.events();
        } catch (JournalException e) {
            if (e.getMessage().startsWith("there is no run") || e.getMessage().contains("never began")) {
                return List.of();
            }
            throw e;
        }
    }

    private void record(MemoryDisk disk, long seed) {
        acknowledged.clear();
        acknowledged.put(0, 0);
        events.clear();
        try (var opened =
                JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            events.addAll(opened.events());
            acknowledged.put(disk.operations(), events.size());
            for (var together : JournaledRuns.noted(WRITES, seed)) {
                events.addAll(opened.journal().append(JournaledRuns.AT.plusSeconds(events.size()), "ada", together));
                opened.journal().keep(together.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                opened.journal().force();
                acknowledged.put(disk.operations(), events.size());
            }
        }
    }

    @Test
    void nothingIsAcknowledgedAfterTheCut() {
        var disk = new MemoryDisk();
        try (var opened =
                JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("late")));
            disk.cutPowerBefore(disk.operations() + 1);
            assertThatThrownBy(() -> opened.journal().force()).isInstanceOf(PowerCut.class);
            disk.cutPowerBefore(Integer.MAX_VALUE);
        }
    }
}
