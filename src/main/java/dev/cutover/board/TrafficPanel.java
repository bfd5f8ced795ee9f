package dev.cutover.board;

import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.ReturnedTraffic;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Each segment's traffic as a bar: the new platform's share, its target, and whether it can be rolled back. */
final class TrafficPanel {
    /** {@code rolled back 02:26}, and that it is cut. */
    private static final int LEAST_ROLLED_BACK = 18;

    private static final int WHOLE = Weight.ALL.basisPoints();

    private final BoardModel boardModel;
    private final BoardWidth boardWidth;

    TrafficPanel(BoardModel boardModel, BoardWidth boardWidth) {
        this.boardModel = boardModel;
        this.boardWidth = boardWidth;
    }

    /**
     * A segment that some step shifts; {@code step} is the shift that is running, or the last that ran, or the first.
     */
    private record Lane(Traffic traffic, Segment segment, Step step, Work.Shift shift) {}

    Panel panel() {
        var lanes = lanes();
        var panel = new Panel(
                Block.TRAFFIC.title(),
                "",
                TableColumn.text("", boardWidth == BoardWidth.NARROW ? 10 : 20),
                TableColumn.of("").keep(80),
                TableColumn.of(""),
                TableColumn.text("", leastTimer(lanes)).keep(85),
                TableColumn.of("").keep(60),
                TableColumn.of("").keep(65),
                TableColumn.of("").keep(30));
        for (var lane : lanes) {
            var keys = lane.traffic().keys(lane.segment(), boardModel.runbook().dimensions());
            var entries = keys.stream()
                    .map(key -> boardModel.state().traffic().of(lane.traffic().id(), key))
                    .toList();
            boolean asRecorded = keys.stream().allMatch(key -> drift(lane, key).isEmpty());
            var rows = asRecorded && isUniform(entries) ? Map.of(lane.segment(), entries.get(0)) : byKey(keys, entries);
            rows.forEach((segment, entry) -> {
                var rolledBack = rolledBack(lane.traffic(), segment, entry);
                panel.add(
                        new BoardRow.Cells(row(lane, segment, entry)),
                        weight(lane, entry, rolledBack),
                        kind(lane, entry, rolledBack));
            });
        }
        return panel;
    }

    /** What is under way stays longest, then what was rolled back, then what is moved. */
    private int weight(Lane lane, Optional<TrafficLedger.Entry> entry, Optional<RollbackLedger.Entry> rolledBack) {
        boolean doubtful = entry.filter(known -> !known.certain()).isPresent();
        return doubtful || isAtWork(lane) ? 3 : rolledBack.isPresent() ? 2 : entry.isPresent() ? 1 : 0;
    }

    private String kind(Lane lane, Optional<TrafficLedger.Entry> entry, Optional<RollbackLedger.Entry> rolledBack) {
        if (rolledBack.isPresent()) {
            return "rolled back";
        }
        return entry.isEmpty()
                ? "not begun"
                : isAtWork(lane) ? "under way" : "at " + entry.orElseThrow().weight();
    }

    /** The rollback that has brought a segment back, unless it was moved again since. */
    private Optional<RollbackLedger.Entry> rolledBack(
            Traffic traffic, Segment segment, Optional<TrafficLedger.Entry> entry) {
        var returnedTraffic = new ReturnedTraffic(boardModel.state());
        var movers = traffic.keys(segment, boardModel.runbook().dimensions()).stream()
                .flatMap(key -> returnedTraffic.of(traffic.id(), key).stream())
                .toList();
        return movers.stream()
                .filter(rollback -> rollback.restored() != null)
                .max(Comparator.comparing(RollbackLedger.Entry::number))
                .or(() -> lastOver(segment))
                .filter(rollback -> entry.filter(known -> known.certain() && !known.mayBeMoved())
                        .isPresent());
    }

    /** The last that has restored what the segment lies in, where the record does not tell who moved it. */
    private Optional<RollbackLedger.Entry> lastOver(Segment segment) {
        return boardModel.state().rollbacks().all().stream()
                .filter(rollback -> rollback.restored() != null
                        && new TrafficOfScope(boardModel.runbook(), rollback.scope()).covers(segment))
                .reduce((first, last) -> last);
    }

    private List<Lane> lanes() {
        var lanes = new LinkedHashMap<String, Lane>();
        boardModel.runbook().steps().forEach(step -> {
            if (step.work() instanceof Work.Shift shift) {
                var traffic =
                        Objects.requireNonNull(boardModel.runbook().traffic().get(shift.traffic()));
                var lane = new Lane(traffic, step.where(), step, shift);
                boolean begun = boardModel.state().steps().of(step.id()).attempt() > 0;
                lanes.merge(traffic.id() + " " + step.where(), lane, (first, later) -> begun ? later : first);
            }
        });
        return List.copyOf(lanes.values());
    }

    private static boolean isUniform(List<Optional<TrafficLedger.Entry>> entries) {
        return entries.stream()
                        .map(entry -> entry.map(known -> List.of(known.weight(), known.target(), known.certain())))
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
        return boardModel.state().steps().of(lane.step().id()).state() == StepState.STARTED;
    }

    private List<TonedText> row(Lane lane, Segment segment, Optional<TrafficLedger.Entry> entry) {
        int bar = switch (boardWidth) {
            case NARROW, COMPACT -> 8;
            case MEDIUM -> 14;
            case WIDE -> 30;
        };
        var drift = drift(lane, segment);
        int share = drift.map(WeightDrift::actual)
                .or(() -> entry.map(known -> known.weight().basisPoints()))
                .orElse(0);
        return List.of(
                TonedText.of(
                        isAtWork(lane) ? Tone.STRONG : Tone.PLAIN,
                        boardModel.names().segment(segment)),
                TonedText.of("[").add(new TonedText.Bar(bar, share, WHOLE)).add("]"),
                drift.map(TrafficPanel::drifted)
                        .or(() -> entry.map(this::weight))
                        .orElseGet(() -> TonedText.of(Tone.QUIET, "not moved")),
                rolledBack(lane.traffic(), segment, entry)
                        .map(this::rolledBack)
                        .orElseGet(() -> TonedText.of(isAtWork(lane) ? timer(lane) : "")),
                TonedText.of(isAtWork(lane) ? then(lane, entry) : ""),
                watched(lane, entry),
                entry.map(known -> back(segment, known)).orElse(TonedText.EMPTY));
    }

    /** How narrow the column of the timers may be cut: only the words of a rollback, never a countdown. */
    private int leastTimer(List<Lane> lanes) {
        return lanes.stream()
                .filter(this::isAtWork)
                .mapToInt(lane -> timer(lane).length())
                .reduce(LEAST_ROLLED_BACK, Math::max);
    }

    /** By whom and when a segment was rolled back. */
    private TonedText rolledBack(RollbackLedger.Entry rollback) {
        var restored = Objects.requireNonNull(rollback.restored());
        return TonedText.of(
                Tone.CARE,
                "rolled back " + Durations.minute(restored, boardModel.now()) + " by "
                        + rollback.requested().by());
    }

    /** Whether guards are watched over traffic that moves, or nobody watches what is on the new platform. */
    private TonedText watched(Lane lane, Optional<TrafficLedger.Entry> entry) {
        boolean moved = entry.filter(TrafficLedger.Entry::mayBeMoved).isPresent();
        if (moved && boardModel.alone() && !boardModel.state().isDryRun()) {
            return TonedText.of(Tone.BAD, "NOT WATCHED");
        }
        boolean guarded = isAtWork(lane)
                && !lane.shift().guard().isEmpty()
                && !boardModel.state().status().isTerminal();
        return TonedText.of(Tone.QUIET, guarded ? "guarded" : "");
    }

    /** Where the router was last found to report another weight than the record has. */
    private Optional<WeightDrift> drift(Lane lane, Segment segment) {
        var dimensions = boardModel.runbook().dimensions();
        return boardModel.state().weights().drifted().stream()
                .filter(drift -> drift.traffic().equals(lane.traffic().id()))
                .filter(drift -> lane.traffic().keys(segment, dimensions).contains(drift.key()))
                .findFirst();
    }

    private static TonedText drifted(WeightDrift drift) {
        return TonedText.of(
                Tone.BAD, Weight.words(drift.actual()) + " DRIFT, must be " + Weight.words(drift.expected()));
    }

    private TonedText weight(TrafficLedger.Entry entry) {
        if (entry.certain()) {
            return TonedText.of(entry.weight().toString());
        }
        boolean underWay = boardModel
                .state()
                .effects()
                .of(entry.effect())
                .map(EffectLedger.Entry::state)
                .filter(EffectState.INTENDED::equals)
                .isPresent();
        String move = entry.weight() + " -> " + entry.target();
        return underWay ? TonedText.of(Tone.STRONG, move) : TonedText.of(Tone.BAD, move + " in doubt");
    }

    /** The timer that ends first, by its own name; one that stands still has no end. */
    private String timer(Lane lane) {
        if (boardModel.clock().stands()) {
            return "";
        }
        return boardModel.state().steps().of(lane.step().id()).timers().entrySet().stream()
                .filter(timer -> timer.getValue().isAfter(boardModel.now()))
                .min(Map.Entry.<AttemptTimer, Instant>comparingByValue()
                        .thenComparing(timer -> timer.getKey().text()))
                .map(timer -> timer.getKey().title() + " "
                        + Durations.clock(Duration.between(boardModel.now(), timer.getValue())) + " left")
                .orElse("");
    }

    private static String then(Lane lane, Optional<TrafficLedger.Entry> entry) {
        return lane.shift().ramp().stream()
                .filter(step -> entry.filter(TrafficLedger.Entry::certain).isPresent()
                        && step.compareTo(entry.get().weight()) > 0)
                .min(Comparator.naturalOrder())
                .map(weight -> "next " + weight)
                .orElse("");
    }

    private TonedText back(Segment segment, TrafficLedger.Entry entry) {
        boolean nothingMoved = entry.certain() && entry.weight().basisPoints() == 0;
        if (nothingMoved || boardModel.state().status().isTerminal()) {
            return TonedText.EMPTY;
        }
        return boardModel.pointsOfNoReturn().of(entry, segment).isPresent()
                ? TonedText.of(Tone.BAD, "rollback: closed")
                : TonedText.of("rollback: open");
    }
}
