package dev.cutover.console.board;

import dev.cutover.console.paint.Column;
import dev.cutover.console.paint.Grid;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.TrafficLedger;
import dev.cutover.words.Spans;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** Each segment's traffic as a bar: the new platform's share, where it is going, and whether it can go back. */
final class TrafficPanel {
    private static final int NARROW = 60;
    private static final int WHOLE = Weight.ALL.basisPoints();

    private final Scene scene;
    private final WayBack wayBack;

    TrafficPanel(Scene scene) {
        this.scene = scene;
        this.wayBack = new WayBack(scene);
    }

    /** A segment that some step shifts; {@code step} is the one at work on it, or the last that was, or the first. */
    private record Lane(Traffic traffic, Segment segment, Step step, Work.Shift shift) {}

    Panel panel(int width) {
        var panel = new Panel("Traffic", 90, 3);
        var grid = new Grid(
                scene.theme(),
                List.of(
                        Column.text("", width < NARROW ? 10 : 20),
                        Column.of("").keep(80),
                        Column.of(""),
                        Column.of("").keep(60),
                        Column.of("").keep(35),
                        Column.of("").keep(30)));
        var weights = new ArrayList<Integer>();
        for (var lane : lanes()) {
            var keys = lane.traffic().keys(lane.segment(), scene.runbook().dimensions());
            var entries = keys.stream()
                    .map(key -> scene.state().traffic().of(lane.traffic().id(), key))
                    .toList();
            var rows = isUniform(entries) ? Map.of(lane.segment(), entries.get(0)) : byKey(keys, entries);
            rows.forEach((segment, entry) -> {
                grid.row(row(lane, segment, entry, width));
                weights.add(entry.isPresent() ? (isAtWork(lane) ? 2 : 1) : 0);
            });
        }
        var lines = grid.lines(width);
        for (int at = 0; at < lines.size(); at++) {
            panel.add(lines.get(at), weights.get(at));
        }
        return panel;
    }

    private List<Lane> lanes() {
        var lanes = new LinkedHashMap<String, Lane>();
        scene.runbook().steps().forEach(step -> {
            if (step.work() instanceof Work.Shift shift) {
                var traffic = Objects.requireNonNull(scene.runbook().traffic().get(shift.traffic()));
                var lane = new Lane(traffic, step.where(), step, shift);
                boolean begun = scene.state().steps().of(step.id()).attempt() > 0;
                lanes.merge(traffic.id() + " " + step.where(), lane, (first, later) -> begun ? later : first);
            }
        });
        return List.copyOf(lanes.values());
    }

    private static boolean isUniform(List<Optional<TrafficLedger.Entry>> entries) {
        return entries.stream()
                        .map(entry -> entry.map(known -> List.of(known.weight(), known.aim(), known.certain())))
                        .distinct()
                        .count()
                == 1;
    }

    private static Map<Segment, Optional<TrafficLedger.Entry>> byKey(
            List<Segment> keys, List<Optional<TrafficLedger.Entry>> entries) {
        var rows = new LinkedHashMap<Segment, Optional<TrafficLedger.Entry>>();
        for (int at = 0; at < keys.size(); at++) {
            rows.put(keys.get(at), entries.get(at));
        }
        return rows;
    }

    private boolean isAtWork(Lane lane) {
        return scene.state().steps().of(lane.step().id()).state() == StepState.STARTED;
    }

    private List<AttributedString> row(Lane lane, Segment segment, Optional<TrafficLedger.Entry> entry, int width) {
        var theme = scene.theme();
        int bar = width >= 100 ? 30 : width < NARROW ? 8 : 14;
        int share = entry.map(known -> known.weight().basisPoints()).orElse(0);
        return List.of(
                theme.text(
                        isAtWork(lane) ? Tone.STRONG : Tone.PLAIN, scene.names().segment(segment)),
                theme.text("[" + theme.glyphs().bar(bar, share, WHOLE) + "]"),
                entry.map(known -> weight(known)).orElseGet(() -> theme.text(Tone.QUIET, "not moved")),
                theme.text(isAtWork(lane) ? timer(lane) : ""),
                theme.text(isAtWork(lane) ? then(lane, entry) : ""),
                entry.map(known -> back(segment, known)).orElse(AttributedString.EMPTY));
    }

    private AttributedString weight(TrafficLedger.Entry entry) {
        var theme = scene.theme();
        if (entry.certain()) {
            return theme.text(entry.weight().toString());
        }
        boolean underWay = scene.state()
                .effects()
                .of(entry.effect())
                .map(EffectLedger.Entry::state)
                .filter(EffectState.INTENDED::equals)
                .isPresent();
        String move = entry.weight() + " -> " + entry.aim();
        return underWay ? theme.text(Tone.STRONG, move) : theme.text(Tone.BAD, move + " in doubt");
    }

    /** The timer that ends first, by its own name. */
    private String timer(Lane lane) {

        return scene.state().steps().of(lane.step().id()).timers().entrySet().stream()
                .filter(timer -> timer.getValue().isAfter(scene.now()))
                .min(Map.Entry.<AttemptTimer, Instant>comparingByValue()
                        .thenComparing(timer -> timer.getKey().text()))
                .map(timer -> timer.getKey().title() + " "
                        + Spans.clock(Duration.between(scene.now(), timer.getValue())) + " left")
                .orElse("");
    }

    private static String then(Lane lane, Optional<TrafficLedger.Entry> entry) {
        return lane.shift().ramp().stream()
                .filter(step -> entry.filter(TrafficLedger.Entry::certain).isPresent()
                        && step.compareTo(entry.get().weight()) > 0)
                .min(Comparator.naturalOrder())
                .map(weight -> "then " + weight)
                .orElse("");
    }

    private AttributedString back(Segment segment, TrafficLedger.Entry entry) {
        boolean nothingMoved = entry.certain() && entry.weight().basisPoints() == 0;
        if (nothingMoved || scene.state().status().isTerminal()) {
            return AttributedString.EMPTY;
        }
        boolean closed = Optional.ofNullable(scene.expected().segments().get(segment))
                .map(meter -> !meter.isOpen())
                .orElseGet(() -> wayBack.closedBy(segment).isPresent());
        return closed
                ? scene.theme().text(Tone.BAD, "way back: closed")
                : scene.theme().text("way back: open");
    }
}
