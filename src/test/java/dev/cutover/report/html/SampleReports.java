package dev.cutover.report.html;

import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.model.Verdict;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.query.moment.StepReadings;
import dev.cutover.report.content.AmendmentRow;
import dev.cutover.report.content.CoverageReport;
import dev.cutover.report.content.CoverageRow;
import dev.cutover.report.content.CriterionTrack;
import dev.cutover.report.content.CriterionTrack.TrackPoint;
import dev.cutover.report.content.DecisionRow;
import dev.cutover.report.content.EventRow;
import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.GateReport;
import dev.cutover.report.content.InventoryRow;
import dev.cutover.report.content.OpenEnd;
import dev.cutover.report.content.OwnershipRow;
import dev.cutover.report.content.Promise;
import dev.cutover.report.content.ReconciliationReport;
import dev.cutover.report.content.RecordProof;
import dev.cutover.report.content.RedSamples;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.ReportHead;
import dev.cutover.report.content.ReportVerdict;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.SeenCriterion;
import dev.cutover.report.content.SegmentRamp;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.report.content.TimeSpan;
import dev.cutover.report.content.TimelineRow;
import dev.cutover.report.content.UnmovedCell;
import dev.cutover.report.content.WaivedRow;
import dev.cutover.words.Tone;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Reports of any size in which every text is the same.
 *
 * @param size how many rows each list has; the timeline has twice as many
 * @param say the text
 */
record SampleReports(int size, String say) {
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());

    static final Instant BEGAN = Instant.parse("2026-11-28T07:00:00Z");

    private static Instant at(int seconds) {
        return BEGAN.plusSeconds(seconds);
    }

    private <T> List<T> rows(int count, IntFunction<T> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    ReportContent report(List<EvidenceItem> evidence) {
        return new ReportContent(
                head(),
                new ReportVerdict(say, say, Tone.BAD),
                rows(10, line -> new SummaryLine(say, say, Tone.CARE)),
                rows(Math.min(40, size), this::promise),
                rows(2 * size, this::step),
                rows(Math.min(12, size), this::ramp),
                rows(Math.min(20, size), this::gate),
                rows(Math.min(20, size), row -> new AmendmentRow(row, at(row), say, say, say, say, say, say, true)),
                rows(size, this::decision),
                rows(Math.min(5, size), this::rollback),
                rows(Math.min(5, size), this::reconciliation),
                evidence,
                rows(Math.min(60, size), row -> new InventoryRow(say, say, say, say, say, say, List.of(say), say)),
                List.of(new OwnershipRow(say, say, say, say)),
                exercised(),
                new FirstRows<>(
                        List.of(new UnmovedCell(say, say, OptionalInt.of(5_000), OptionalInt.of(0), say)), 0, ""),
                List.of(new WaivedRow(say, say, say, say)),
                rows(Math.min(20, size), row -> new OpenEnd(say, say, say, say, say, Tone.BAD)),
                new RedSamples(rows(size, this::red), size, 0, say),
                new FirstRows<>(rows(size, row -> new EventRow(row, at(row), say, say, Tone.BAD)), 9_500, say),
                new RecordProof(say, 10_000, say, say, List.of(say), say));
    }

    private ReportHead head() {
        return new ReportHead(
                say,
                say,
                say,
                say,
                "live",
                Optional.of(say),
                say,
                say,
                say,
                BEGAN,
                BEGAN,
                Optional.of(at(7200)),
                at(7200),
                Optional.of(at(3600)),
                Optional.empty(),
                ZoneId.of("America/New_York"),
                say,
                10_000,
                List.of(say));
    }

    private ReconciliationReport reconciliation(int row) {
        var sample = new ReconciliationReport.SampleRow(say, say, say, say, say);
        return new ReconciliationReport(
                say,
                say,
                1,
                say,
                Tone.BAD,
                say,
                say,
                Optional.of(at(row)),
                say,
                List.of(say),
                List.of(new ReconciliationReport.Answer(say, 1_000, Tone.BAD, say)),
                List.of(new ReconciliationReport.LimitRow(say, Optional.of(say), say, false)),
                List.of(new ReconciliationReport.TotalRow(
                        say, say, say, new BigDecimal("-1234.50"), BigDecimal.ONE, false)),
                new FirstRows<>(List.of(new ReconciliationReport.StagesRow(say, say, say, say, 3, Tone.BAD)), 0, ""),
                new FirstRows<>(
                        List.of(new ReconciliationReport.CauseRow(say, say, say, List.of(sample, sample))), 7, say),
                List.of(new ReconciliationReport.RuleRow(say, say, 5)),
                List.of(say),
                List.of(say),
                List.of(new ReconciliationReport.ClassRow(say, say, 6)));
    }

    private CoverageReport exercised() {
        var row = new CoverageRow(
                say,
                say,
                "undo",
                ExerciseLevel.REHEARSED,
                Optional.of(BEGAN),
                Optional.of(Duration.ofDays(3)),
                say,
                say,
                Optional.empty());
        return new CoverageReport(
                BEGAN, "night", new FirstRows<>(rows(size, number -> row), 100, say), 1, size, size, 3, List.of(say));
    }

    private Promise promise(int row) {
        return new Promise(
                say + row,
                say,
                say,
                say,
                say,
                Optional.of(say),
                Optional.of(say),
                say,
                at(row),
                StepReadings.Standing.RED,
                Tone.BAD,
                true,
                Optional.of(say),
                Optional.of(at(row)),
                OptionalDouble.of(row),
                100,
                3,
                1);
    }

    private TimelineRow step(int row) {
        var span = new TimeSpan(at(row * 3), at(row * 3 + 60));
        return new TimelineRow(
                say,
                say,
                say,
                "action",
                say,
                Optional.of(span),
                Optional.of(span),
                false,
                Duration.ofSeconds(20),
                Duration.ZERO,
                Duration.ofSeconds(40),
                Optional.of(Duration.ofMinutes(7)),
                say,
                Tone.CARE,
                2,
                true,
                say);
    }

    private SegmentRamp ramp(int row) {
        var points = rows(
                8,
                step -> new SegmentRamp.RampPoint(
                        at(step * 300),
                        step * 1_000,
                        at(step * 300 + 5),
                        OptionalInt.of(step * 1_000),
                        say,
                        say,
                        step));
        var marks = List.of(new SegmentRamp.RampMark(at(900), SegmentRamp.RampEvent.BREACH, say, 3));
        var track = new CriterionTrack(
                say,
                say,
                say,
                say,
                Optional.empty(),
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                "%",
                rows(size, SampleReports::point),
                3L * size,
                size,
                size);
        return new SegmentRamp(say, say, List.of(say), say, say, 0, points, marks, List.of(track, track, track));
    }

    private static TrackPoint point(int row) {
        var verdict = VERDICTS.get(row % VERDICTS.size());
        return new TrackPoint(at(row * 5), at(row * 5 + 4), 3, verdict, row % 7 / 7.0, 0, 1, "0.3 %", "");
    }

    private GateReport gate(int row) {
        var seen = new SeenCriterion(say, say, say, say, "RED", Tone.BAD, Optional.of(at(row)), Duration.ofSeconds(9));
        var call = new GateReport.GateCall(
                say, say, say, Optional.of(say), say, say, at(row), say, say, Tone.CARE, List.of(seen));
        return new GateReport(
                say,
                say,
                say,
                Tone.BAD,
                Optional.of(at(row)),
                Optional.of(at(row + 5)),
                say,
                List.of(seen),
                List.of(call));
    }

    private DecisionRow decision(int row) {
        return new DecisionRow(
                row,
                at(row),
                false,
                say,
                say,
                say,
                say,
                say,
                say,
                say,
                say,
                Optional.of(say),
                row % 9 == 0,
                true,
                say,
                List.of());
    }

    private RollbackReport rollback(int row) {
        var times = List.of(
                new RollbackReport.RollbackTime(
                        "detect", say, Optional.of(Duration.ofSeconds(30)), "", Optional.of(Duration.ofSeconds(5))),
                new RollbackReport.RollbackTime("decide", say, Optional.empty(), say, Optional.empty()),
                new RollbackReport.RollbackTime(
                        "restore", say, Optional.of(Duration.ofMinutes(20)), "", Optional.empty()));
        return new RollbackReport(
                row + 1,
                say,
                say,
                say,
                say,
                say,
                at(3000),
                say,
                say,
                Optional.of(Duration.ofMinutes(15)),
                Optional.of(false),
                Optional.of(new RollbackReport.Opening("TRAFFIC_FIRST", say)),
                Optional.of(at(4100)),
                Optional.of(at(4200)),
                Optional.empty(),
                Optional.of(row + 2),
                times,
                List.of(new RollbackReport.UndoneEffect(at(3100), say, say, false, say)),
                List.of(step(row)),
                List.of(say));
    }

    private RedSamples.RedStretch red(int row) {
        return new RedSamples.RedStretch(row, at(row), at(row + 4), 2, say, say, Verdict.RED, say, say, say);
    }

    /** A piece of evidence with this content. */
    static EvidenceItem evidence(int number, String name, EvidenceBody body) {
        return new EvidenceItem(
                number,
                at(number),
                name,
                "step",
                1,
                "text/plain",
                1,
                "0".repeat(64),
                "system",
                Optional.of(Redacted.of(Map.of("email", 2L))),
                body);
    }
}
