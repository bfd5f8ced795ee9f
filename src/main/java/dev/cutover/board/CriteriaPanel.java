package dev.cutover.board;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Verdict;
import dev.cutover.plan.RestoredSegments;
import dev.cutover.run.Amendment;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Every criterion that was measured: the verdict, the latest value beside its threshold, and how old it is. */
final class CriteriaPanel {
    /** A value older than so many of its intervals is stale. */
    private static final int STALE = 3;

    private final BoardModel boardModel;
    private final RestoredSegments gone;

    CriteriaPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
        this.gone = new RestoredSegments(boardModel.runbook(), boardModel.state());
    }

    Panel panel(BoardWidth boardWidth) {
        var panel = new Panel(
                "Criteria",
                70,
                2,
                TableColumn.of(""),
                TableColumn.text("", boardWidth == BoardWidth.NARROW ? 12 : 20),
                TableColumn.number(""),
                TableColumn.of("").keep(70),
                TableColumn.text("", 12).keep(60),
                TableColumn.number("").keep(50),
                TableColumn.of("").keep(20));
        String must = boardWidth == BoardWidth.NARROW ? "" : "must be ";
        rows().forEach(row -> panel.add(new BoardRow.Cells(row(row, must)), -order(row)));
        return panel;
    }

    /**
     * A criterion that is green in several segments has one line, with its newest sample; anything else has a line of
     * its own.
     */
    private record Row(CriteriaBoard.Key key, CriteriaBoard.Reading reading, int segments) {
        private Row and(Row other) {
            var newer = other.reading.at().isBefore(reading.at()) ? this : other;
            return new Row(newer.key, newer.reading, segments + other.segments);
        }
    }

    private List<Row> rows() {
        var rows = new LinkedHashMap<String, Row>();
        boardModel.state().criteria().all().forEach((key, reading) -> {
            boolean green = reading.sample().verdict() == Verdict.GREEN;
            String told = key.criterion() + (green ? "" : " " + key.segment());
            rows.merge(told, new Row(key, reading, 1), Row::and);
        });
        return rows.values().stream().sorted(Comparator.comparing(this::order)).toList();
    }

    /** What is not green comes first, unless its segment was rolled back since. */
    private int order(Row row) {
        return switch (row.reading().sample().verdict()) {
            case RED -> isRolledBack(row) ? 3 : 0;
            case NO_DATA -> isRolledBack(row) ? 3 : 1;
            case GREEN -> 2;
        };
    }

    private boolean isRolledBack(Row row) {
        return gone.has(row.key().segment());
    }

    private TonedText verdict(Row row) {
        var verdict = row.reading().sample().verdict();
        if (verdict != Verdict.GREEN && isRolledBack(row)) {
            return TonedText.of(Tone.QUIET, "ROLLED BACK");
        }
        return switch (verdict) {
            case GREEN -> TonedText.of(Tone.GOOD, "GREEN");
            case RED -> TonedText.of(Tone.BAD, "RED");
            case NO_DATA -> TonedText.of(Tone.CARE, "NO DATA");
        };
    }

    private List<TonedText> row(Row row, String must) {
        var sample = row.reading().sample();
        var known = Optional.ofNullable(boardModel.runbook().criteria().get(sample.criterion()));
        return List.of(
                verdict(row),
                TonedText.of(sample.criterion().value()),
                TonedText.of(
                        sample.verdict() == Verdict.NO_DATA
                                ? ""
                                : known.map(of -> MeasuredValues.of(sample.value(), of))
                                        .orElseGet(() -> Double.toString(sample.value()))),
                mark(known.map(of -> must(of, row.key(), must)).orElse(""), sample.criterion()),
                TonedText.of(where(row)),
                age(row.reading(), known),
                TonedText.of(
                        Tone.QUIET,
                        known.filter(of -> of.pass().ofBaseline())
                                .map(of -> of.pass().text())
                                .orElse("")));
    }

    /** The threshold; if it was amended, with the pinned one beside it. */
    private TonedText mark(String must, CriterionId criterion) {
        return boardModel.state().amendments().stream()
                .filter(amended -> amended.amendment() instanceof Amendment.Limit limit
                        && limit.criterion().equals(criterion))
                .findFirst()
                .map(amended -> TonedText.of(Tone.BAD, must + ", was " + amended.before()))
                .orElseGet(() -> TonedText.of(must));
    }

    private String where(Row row) {
        if (row.segments() > 1) {
            return row.segments() + " segments";
        }
        var segment = row.key().segment();
        return segment.values().isEmpty() ? "" : boardModel.names().segment(segment);
    }

    /** The threshold; a factor of the baseline is computed. */
    private String must(Criterion criterion, CriteriaBoard.Key key, String must) {
        var pass = criterion.pass();
        if (!pass.ofBaseline()) {
            return must + pass.text();
        }
        return boardModel
                .state()
                .criteria()
                .baseline(key.criterion(), key.segment())
                .map(taken -> must + sign(pass) + MeasuredValues.of(pass.bound() * taken.value(), criterion))
                .orElse("has no baseline");
    }

    private static String sign(Threshold pass) {
        return pass.text().replaceFirst("[0-9].*", "");
    }

    private TonedText age(CriteriaBoard.Reading reading, Optional<Criterion> criterion) {
        var age = boardModel.since(reading.at());
        boolean stale = criterion.filter(of -> isStale(age, of.every())).isPresent();
        return TonedText.of(
                stale ? Tone.CARE : Tone.QUIET, Durations.words(age.truncatedTo(ChronoUnit.SECONDS)) + " ago");
    }

    /** Unchanged samples are recorded once a minute; in between only the runner knows them. */
    private boolean isStale(Duration age, Duration every) {
        boolean delayed = every.compareTo(SampleStretch.LONGEST) < 0
                && !boardModel.runNarrative().isUpToDate();
        var limit = every.multipliedBy(STALE).plus(delayed ? SampleStretch.LONGEST : Duration.ZERO);
        return !every.isZero() && age.compareTo(limit) > 0;
    }
}
