package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.WorkFolders;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.Look;
import dev.cutover.reconcile.look.RecipeChanged;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.spi.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one look. What an earlier runner has done is not done again, as long as its files are there; what is read anew
 * is said. Not thread-safe.
 */
final class LookJob {
    private final ReconcileOrder order;
    private final CallTools callTools;
    private final List<String> remarks = new ArrayList<>();
    private Optional<String> missed = Optional.empty();

    LookJob(ReconcileOrder order, CallTools callTools) {
        this.order = order;
        this.callTools = callTools;
    }

    List<Fact> run() throws ConnectorException, InterruptedException {
        try {
            return facts();
        } catch (IOException e) {
            throw new ConnectorException("the comparison cannot go on with its temporary files: " + e.getMessage(), e);
        }
    }

    private List<Fact> facts() throws ConnectorException, IOException, InterruptedException {
        callTools.workFolders().removeBefore(order.step(), order.attempt());
        var comparison = open();
        var look = comparison.last();
        boolean isRecorded = look != null && look.number() == order.looks();
        if (look == null || (isRecorded && !look.isLast())) {
            look = comparison.look();
            isRecorded = false;
        }
        var facts = new ArrayList<Fact>();
        if (!isRecorded) {
            facts.add(looked(look));
        }
        if (look.isLast()) {
            facts.add(new ResultRecording(order, callTools, missed).of(comparison, folder()));
        }
        return facts;
    }

    private ReconcileFact.Looked looked(Look look) throws IOException {
        remarks.addAll(look.remarks());
        var redaction = new ValueRedaction(order.runbook().redaction());
        var clean = new ArrayList<String>();
        for (var remark : remarks) {
            clean.add(redaction.ofSentence(remark));
        }
        return new ReconcileFact.Looked(
                order.step(), order.attempt(), look.number(), look.suspects(), look.isLast(), clean);
    }

    /** The files may be gone, from before the record's last look, or of another recipe: then all of it is done anew. */
    private Comparison open() throws ConnectorException, IOException, InterruptedException {
        boolean isGone = order.looks() > 0 && !Files.exists(folder());
        if (!isGone) {
            try {
                var comparison = begun(order.looks() == 0);
                var last = comparison.last();
                int there = last == null ? 0 : last.number();
                if (there >= order.looks()) {
                    return comparison;
                }
                comparison.remove();
                isGone = true;
            } catch (RecipeChanged changed) {
                remarks.clear();
                remarks.add(changed.getMessage() + "; both sides were read anew");
                WorkFolders.remove(folder());
            }
        }
        if (isGone) {
            remarks.add("the temporary files of the looks before are gone, so both sides were read anew");
        }
        try {
            return begun(true);
        } catch (RecipeChanged impossible) {
            throw new IllegalStateException("nothing was there", impossible);
        }
    }

    /** @param isTold whether it is to be told what became of the wish that databases add up their rows */
    private Comparison begun(boolean isTold)
            throws ConnectorException, IOException, InterruptedException, RecipeChanged {
        var planning = new ComparisonPlanning(order, ReadingTime.of(order, callTools));
        var pushDown = new LookPushDown(order, callTools, planning);
        var plan = pushDown.of(planning.plan(), folder());
        missed = pushDown.missed();
        if (isTold) {
            pushDown.told().ifPresent(remarks::add);
        }
        return Comparison.in(folder(), plan, new LookProgressReport(callTools.progress(), callTools.clock()));
    }

    private Path folder() throws IOException {
        return callTools.workFolders().of(order.step(), order.attempt());
    }
}
