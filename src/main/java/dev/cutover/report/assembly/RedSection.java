package dev.cutover.report.assembly;

import dev.cutover.model.Verdict;
import dev.cutover.report.assembly.SampleHistory.Taken;
import dev.cutover.report.content.RedSamples;
import dev.cutover.report.content.RedSamples.RedStretch;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.text.Clean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every sample that was not green. */
final class RedSection {
    /** More rows than this are put together further, so that all samples stay on the page. */
    private static final int MOST = 500;

    private final ReportSource source;

    RedSection(ReportSource source) {
        this.source = source;
    }

    /** How much of what follows each other is put into one row. */
    private enum Together {
        /** What says the same. */
        EQUAL(""),
        /** What has the same verdict. */
        VERDICT("samples that differ only in their note are one row"),
        /** All of one verdict, whatever came between. */
        ALL("all samples of a criterion and a segment with the same verdict are one row, with greens between them");

        private final String words;

        Together(String words) {
            this.words = words;
        }
    }

    RedSamples samples() {
        for (var together : Together.values()) {
            var rows = rows(together);
            if (rows.size() <= MOST || together == Together.ALL) {
                return new RedSamples(rows, count(Verdict.RED), count(Verdict.NO_DATA), together.words);
            }
        }
        throw new IllegalStateException("no rows of samples");
    }

    private long count(Verdict verdict) {
        return source.samples().all().values().stream()
                .mapToLong(all -> SampleHistory.count(all, verdict))
                .sum();
    }

    private List<RedStretch> rows(Together together) {
        var rows = new ArrayList<RedStretch>();
        source.samples().all().forEach((key, all) -> rows(key, all, together, rows));
        rows.sort(Comparator.comparing(RedStretch::from).thenComparing(RedStretch::seq));
        return rows;
    }

    private void rows(CriteriaBoard.Key key, List<Taken> all, Together together, List<RedStretch> rows) {
        if (together == Together.ALL) {
            for (var verdict : List.of(Verdict.RED, Verdict.NO_DATA)) {
                add(key, all.stream().filter(taken -> taken.is(verdict)).toList(), rows);
            }
            return;
        }
        var run = new ArrayList<Taken>();
        for (var taken : all) {
            if (!run.isEmpty() && !follows(run.get(run.size() - 1), taken, together)) {
                add(key, run, rows);
                run.clear();
            }
            if (!taken.is(Verdict.GREEN)) {
                run.add(taken);
            }
        }
        add(key, run, rows);
    }

    private static boolean follows(Taken before, Taken taken, Together together) {
        var last = before.stretch().last();
        var next = taken.stretch().last();
        return together == Together.EQUAL ? last.saysTheSameAs(next) : last.verdict() == next.verdict();
    }

    private void add(CriteriaBoard.Key key, List<Taken> run, List<RedStretch> rows) {
        if (run.isEmpty()) {
            return;
        }
        var first = run.get(0);
        var all = run.stream().map(Taken::stretch).reduce(SampleStretch::and).orElseThrow();
        rows.add(new RedStretch(
                first.seq(),
                all.from(),
                all.until(),
                all.times(),
                Clean.line(key.criterion().value()),
                Clean.line(source.runbook().nameOf(key.segment())),
                all.last().verdict(),
                value(all, first),
                Clean.line(first.known().map(known -> known.pass().text()).orElse("")),
                Clean.line(all.last().note())));
    }

    private static String value(SampleStretch all, Taken first) {
        String last = SeenCriteria.value(all.last(), first.criterion());
        boolean same = all.last().verdict() == Verdict.NO_DATA || all.least() == all.greatest();
        return same
                ? last
                : last + " (" + SeenCriteria.value(all.least(), first.criterion()) + " to "
                        + SeenCriteria.value(all.greatest(), first.criterion()) + ")";
    }
}
