package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.store.OtherRecipe;
import dev.cutover.reconcile.store.PassOutcome;
import dev.cutover.reconcile.store.PassStore;
import dev.cutover.reconcile.store.StoreLimits;
import dev.cutover.run.comparison.ComparisonTally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * A later look at so many suspects that all rows are read again sooner than the rows of each: what is not of a suspect
 * is dropped at once, and the others are compared partition by partition, as in the first look. What was done before a
 * kill is not done again. Not thread-safe.
 */
final class LookAnew {
    /** Up to so many suspects are asked for one by one, whatever their share. */
    private static final long MANY = 20_000;
    /** A row that is asked for costs about as much as so many that are read in their order. */
    private static final long SHARE = 50;

    private final Path folder;
    private final Pass pass;
    private final StoreLimits limits;
    private final boolean isLast;
    private final LookProgress progress;

    /** With a folder of its own. */
    LookAnew(Path folder, LaterLook look) {
        this.folder = folder;
        this.pass = look.pass();
        this.limits = look.limits();
        this.isLast = look.isLast();
        this.progress = look.progress();
    }

    /** Whether it is sooner done than asking for the rows of each suspect; by how many rows the first look has read. */
    static boolean isSooner(Pass pass, long suspects, long rows) {
        boolean areFound =
                pass.inputs().stream().allMatch(input -> input.source().findsRows());
        return areFound ? suspects > MANY && suspects > rows / SHARE : suspects > SecondLook.BATCH;
    }

    /** Looks; empty if a partition could not be compared, and it has to be done in another way. */
    Optional<LookOutcome> look(SuspectRows.Listed before, long all, SecondLook.Lists lists)
            throws IOException, InterruptedException {
        int keyColumns = pass.inputs().get(0).layout().group().size();
        var suspects = new SuspectRows(before, keyColumns, all, limits.rowBytes());
        var filter = suspects.filter();
        var inputs = new ArrayList<PassInput>();
        pass.inputs()
                .forEach(input ->
                        inputs.add(new PassInput(new WantedRows(input, filter, limits.rowBytes()), input.layout())));
        inputs.add(suspects.input());
        var store = store(new Pass(pass.name(), inputs, pass.judge(), pass.findings()));
        store.read();
        var outcome = store.compare(new LaterStandings(pass.inputs().size(), isLast));
        if (outcome.failures() > 0) {
            store.remove();
            return Optional.empty();
        }
        store.suspects(lists.suspects()::add);
        if (listed(outcome).unread() > 0) {
            suspects.tooLarge(lists.suspects()::add);
        }
        store.differences(key -> {
            if (key.standing().filter(Standing.MOVING::equals).isEmpty()) {
                lists.differences().add(key);
            }
        });
        store.remove();
        return Optional.of(said(outcome, all));
    }

    private PassStore store(Pass anew) throws IOException {
        try {
            return PassStore.in(
                    folder,
                    "",
                    anew,
                    limits.keepingDifferences(),
                    (what, done, of) -> progress.at("looking again, " + what, done, of));
        } catch (OtherRecipe e) {
            throw new IOException(e);
        }
    }

    /** How many suspects met the rows of their keys. */
    private ComparisonTally.Rows listed(PassOutcome outcome) {
        return outcome.inputs().get(pass.inputs().size()).rows();
    }

    private LookOutcome said(PassOutcome outcome, long all) {
        var listed = listed(outcome);
        long lost = all - listed.read();
        boolean isListGone = lost > listed.unread();
        String why = isListGone
                ? SecondLook.LIST_GONE
                : outcome.inputs().stream()
                        .flatMap(input -> input.incomplete().stream())
                        .findFirst()
                        .orElse("");
        return new LookOutcome(
                outcome.findings(), outcome.suspects() + lost, outcome.unjudged() + lost, outcome.gone(), why);
    }
}
