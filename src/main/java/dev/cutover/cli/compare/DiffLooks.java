package dev.cutover.cli.compare;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.look.Look;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.source.FileSource;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at two sides as often as it takes, and waits in between. Not thread-safe. */
final class DiffLooks {
    private final ComparedSides sides;
    private final ComparisonPlan plan;
    private final ProcessEnvironment processEnvironment;
    private final CommandOutput notices;

    DiffLooks(ComparedSides sides, ComparisonPlan plan, ProcessEnvironment processEnvironment) {
        this.sides = sides;
        this.plan = plan;
        this.processEnvironment = processEnvironment;
        this.notices = CommandOutputs.err(processEnvironment);
    }

    /** The comparison after its last look. */
    Comparison in(ComparisonFolder folder) throws IOException, InterruptedException {
        var progress = new ComparisonProgress(processEnvironment, inBytes());
        try {
            var comparison = folder.comparison(plan, progress, notices::line);
            var last = comparison.last();
            while (last == null || !last.isLast()) {
                if (last != null) {
                    progress.end();
                    await(last);
                }
                last = comparison.look();
                last.remarks().forEach(notices::line);
            }
            return comparison;
        } finally {
            progress.end();
        }
    }

    private void await(Look last) throws InterruptedException {
        var pause = plan.looks().secondLook();
        notices.line(Counted.grouped(last.suspects(), "key seems", "keys seem") + " wrong; looking again in "
                + Durations.words(pause));
        try (var time = WallTime.real(WallTime.today())) {
            time.sleep(pause);
        }
    }

    private Set<String> inBytes() {
        return Stream.of(sides.left(), sides.right())
                .map(ComparedSource::source)
                .filter(FileSource.class::isInstance)
                .map(source -> source.name())
                .collect(Collectors.toSet());
    }
}
