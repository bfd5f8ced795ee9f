package dev.cutover.board;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Verdict;
import dev.cutover.plan.rollback.RestoredSegments;
import dev.cutover.query.moment.CriteriaInForce;
import dev.cutover.query.moment.Freshness;
import dev.cutover.query.moment.StepReadings;
import dev.cutover.query.moment.StepReadings.Standing;
import dev.cutover.run.Amendment;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Every criterion that was measured: the verdict, the latest value beside its threshold, and how old it is. Those in
 * force stand first, then those that an open question looks at, then what nobody has to watch any more; what is worst
 * comes first, and of the green ones that which is nearest to its threshold.
 */
final class GuardsPanel {
    /** The worst first. What was never measured is not on the board. */
    private static final List<Standing> STANDINGS =
            List.of(Standing.RED, Standing.NO_DATA, Standing.STALE, Standing.GREEN, Standing.ROLLED_BACK);

    private final BoardModel boardModel;
    private final RestoredSegments gone;
    private final Freshness freshness;
    private final CriteriaInForce inForce;

    GuardsPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
        this.gone = new RestoredSegments(boardModel.runbook(), boardModel.state());
        this.freshness = Freshness.of(boardModel.runNarrative(), boardModel.now(), boardModel.alone());
        this.inForce = new CriteriaInForce(boardModel.runbook(), boardModel.state());
    }

    Panel panel(BoardWidth boardWidth) {
        var panel = new Panel(
                Block.GUARDS.title(),
                "",
                TableColumn.of(""),
                TableColumn.text("", boardWidth == BoardWidth.NARROW ? 9 : 20),
                TableColumn.number(""),
                TableColumn.of("").keep(90),
                TableColumn.text("", 12).keep(60),
                TableColumn.number("").keep(75),
                TableColumn.of("").keep(30),
                TableColumn.of("").keep(20));
        panel.counting(STANDINGS.stream().map(Standing::words).toList());
        panel.grouping(Arrays.stream(CriteriaInForce.Use.values())
                        .map(CriteriaInForce.Use::words)
                        .toList())
                .aside("no longer watched", "no longer watched");
        String must = boardWidth == BoardWidth.WIDE ? "must be " : "";
        boolean over = boardModel.state().ended().isPresent();
        var rows = rows();
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            var cells = new BoardRow.Cells(row(row, must));
            if (row.use() == CriteriaInForce.Use.NONE && !over) {
                panel.addAside(cells, -at);
            } else {
                panel.add(cells, -at, row.standing().words(), row.use().words());
            }
        }
        return panel;
    }

    /**
     * A criterion that is green in several segments has one line, with its oldest sample; anything else has a line of
     * its own.
     */
    private record Row(
            CriteriaBoard.Key key,
            CriteriaBoard.Reading reading,
            Standing standing,
            CriteriaInForce.Use use,
            int segments) {
        private Row and(Row other) {
            var older = other.reading.at().isBefore(reading.at()) ? other : this;
            var nearer = other.use.compareTo(use) < 0 ? other.use : use;
            return new Row(older.key, older.reading, standing, nearer, segments + other.segments);
        }

        /** What nobody has to watch any more stands last once it is stale, unless it was red. */
        private int rank() {
            boolean spent = use == CriteriaInForce.Use.NONE && standing == Standing.STALE;
            if (!spent) {
                return 2 * STANDINGS.indexOf(standing);
            }
            return reading.sample().verdict() == Verdict.RED
                    ? 2 * STANDINGS.indexOf(Standing.RED) + 1
                    : 2 * STANDINGS.size();
        }

        /** Of what nobody has to watch any more, what was watched last stands first. */
        private long lastFirst() {
            return use == CriteriaInForce.Use.NONE ? -reading.at().getEpochSecond() : 0;
        }
    }

    private List<Row> rows() {
        var rows = new LinkedHashMap<String, Row>();
        boardModel.state().criteria().all().forEach((key, reading) -> {
            var standing = standing(key, reading);
            var use = standing == Standing.ROLLED_BACK ? CriteriaInForce.Use.NONE : inForce.use(key);
            boolean green = standing == Standing.GREEN;
            boolean stale = standing == Standing.STALE && reading.sample().verdict() == Verdict.GREEN;
            String told = key.criterion() + (green || stale ? " " + standing + " " + use : " " + key.segment());
            rows.merge(told, new Row(key, reading, standing, use, 1), Row::and);
        });
        return rows.values().stream()
                .sorted(Comparator.comparing(Row::use)
                        .thenComparing(Row::rank)
                        .thenComparing(row -> -share(row))
                        .thenComparing(Row::lastFirst))
                .toList();
    }

    /** How near a green value is to its threshold; 0 of any other. */
    private double share(Row row) {
        var criterion = boardModel.runbook().criteria().get(row.key().criterion());
        if (row.standing() != Standing.GREEN || criterion == null) {
            return 0;
        }
        double baseline = boardModel
                .state()
                .criteria()
                .baseline(row.key().criterion(), row.key().segment())
                .map(taken -> taken.value())
                .orElse(0.0);
        return ThresholdShare.of(row.reading().sample().value(), criterion, baseline);
    }

    private Standing standing(CriteriaBoard.Key key, CriteriaBoard.Reading reading) {
        var known = boardModel.runbook().criteria().get(key.criterion());
        return StepReadings.standing(reading, known, freshness, gone.has(key.segment()));
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case RED -> Tone.BAD;
            case NO_DATA, NOT_MEASURED -> Tone.CARE;
            case GREEN -> Tone.GOOD;
            case STALE, ROLLED_BACK -> Tone.QUIET;
        };
    }

    /** A stale value is shown with the verdict that it had. */
    private static TonedText verdict(Row row) {
        var verdict = row.reading().sample().verdict();
        boolean was = row.standing() == Standing.STALE && verdict != Verdict.GREEN;
        return TonedText.of(
                tone(row.standing()),
                row.standing().words() + (was ? ", was " + verdict.name().replace('_', ' ') : ""));
    }

    private List<TonedText> row(Row row, String must) {
        var sample = row.reading().sample();
        var known = Optional.ofNullable(boardModel.runbook().criteria().get(sample.criterion()));
        return List.of(
                verdict(row),
                TonedText.of(
                        row.standing() == Standing.STALE ? Tone.QUIET : Tone.PLAIN,
                        sample.criterion().value()),
                TonedText.of(
                        sample.verdict() == Verdict.NO_DATA
                                ? ""
                                : known.map(of -> MeasuredValues.of(sample.value(), of))
                                        .orElseGet(() -> Double.toString(sample.value()))),
                mark(known.map(of -> must(of, row.key(), must)).orElse(""), sample.criterion()),
                TonedText.of(where(row)),
                age(row),
                TonedText.of(Tone.QUIET, row.use().words()),
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

    private TonedText age(Row row) {
        var age = boardModel.since(row.reading().at()).truncatedTo(ChronoUnit.SECONDS);
        String data = row.reading()
                .sample()
                .age()
                .map(old -> ", data " + Durations.words(old.truncatedTo(ChronoUnit.SECONDS)) + " older")
                .orElse("");
        return TonedText.of(Tone.QUIET, Durations.words(age) + " ago" + data);
    }
}
