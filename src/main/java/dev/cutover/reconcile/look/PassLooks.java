package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.store.InputRead;
import dev.cutover.reconcile.store.JudgedKeyFile;
import dev.cutover.reconcile.store.JudgedKeySink;
import dev.cutover.reconcile.store.OtherRecipe;
import dev.cutover.reconcile.store.PassOutcome;
import dev.cutover.reconcile.store.PassStore;
import dev.cutover.reconcile.store.StandingRule;
import dev.cutover.reconcile.store.StoreLimits;
import dev.cutover.reconcile.store.disk.WholeFile;
import dev.cutover.run.comparison.ComparisonTally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The looks at one pass: the first one at all rows, each later one at its suspects. Not thread-safe. */
final class PassLooks {
    private final Path folder;
    private final ComparisonPlan plan;
    private final Pass pass;
    private final PassStore store;
    private final LookProgress progress;
    private final boolean canLookAgain;
    /** What the first look has found, until it is told: adding it up again takes a while. */
    private @Nullable PassOutcome found;

    private PassLooks(Path folder, ComparisonPlan plan, Pass pass, PassStore store, LookProgress progress) {
        this.folder = folder;
        this.plan = plan;
        this.pass = pass;
        this.store = store;
        this.progress = progress;
        this.canLookAgain = plan.looks().limit() > 1
                && pass.inputs().stream().allMatch(input -> input.source().canLookAgain());
    }

    static PassLooks in(Path folder, ComparisonPlan plan, Pass pass, StoreLimits limits, LookProgress progress)
            throws IOException, OtherRecipe {
        PassStore store = PassStore.in(folder, plan.recipe(), pass, limits, progress::at);
        return new PassLooks(folder, plan, pass, store, progress);
    }

    /** Looks, and says how many keys have to be looked at again. */
    long look(int number) throws IOException, InterruptedException {
        if (number == 1) {
            store.read();
            return first().suspects();
        }
        Optional<LookOutcome> earlier = outcome(number);
        return (earlier.isPresent() ? earlier.get() : lookAgain(number)).suspects();
    }

    /** What is worth telling about the reading. */
    List<String> remarks() throws IOException, InterruptedException {
        return store.read().stream()
                .map(InputRead::remarks)
                .flatMap(List::stream)
                .toList();
    }

    void report(Look last, boolean counts, ResultParts result) throws IOException, InterruptedException {
        PassOutcome first = first();
        // What the later looks have found is added to it below.
        found = null;
        Findings all = first.findings();
        Optional<LookOutcome> latest = Optional.empty();
        long gone = 0;
        for (int number = 2; number <= last.number(); number++) {
            var outcome = outcome(number).orElseThrow(() -> new IOException("a look is missing in " + folder));
            latest = Optional.of(outcome);
            all.merge(outcome.findings());
            gone += outcome.gone();
        }
        all.report(result);
        if (counts) {
            result.addTally(new ComparisonTally(
                    first.inputs().get(0).rows(), first.inputs().get(1).rows(), ComparisonTally.Keys.NONE));
        }
        first.inputs().forEach(input -> input.advice().forEach(result::addAdvice));
        first.incomplete().forEach(result::addIncomplete);
        latest.flatMap(look -> look.unread(pass)).ifPresent(result::addIncomplete);
        new GoneKeys(pass.name(), gone, first.suspects(), rows(first)).report(result);
    }

    /** How many keys seemed wrong at the first look, and agreed at a later one. */
    long agreedLater(Look last) throws IOException {
        long keys = 0;
        for (int number = 2; number <= last.number(); number++) {
            var looked = outcome(number);
            if (looked.isPresent()) {
                var parts = new ResultParts();
                looked.get().findings().report(parts);
                keys += parts.tally().keys().equal();
            }
        }
        return keys;
    }

    void differences(Look last, DifferenceSink sink) throws IOException, InterruptedException {
        JudgedKeySink each = key -> sink.difference(
                key.key(), key.judgement().problems(), key.standing().orElse(Standing.CONFIRMED));
        store.differences(key -> {
            if (key.standing().filter(Standing.MOVING::equals).isEmpty()) {
                each.judged(key);
            }
        });
        for (int number = 2; number <= last.number(); number++) {
            JudgedKeyFile.read(differences(number), each);
        }
    }

    private LookOutcome lookAgain(int number) throws IOException, InterruptedException {
        PassOutcome first = first();
        long all = number == 2
                ? first.suspects()
                : outcome(number - 1).map(LookOutcome::suspects).orElse(0L);
        long rows = rows(first);
        SuspectRows.Listed before =
                number == 2 ? store::suspects : sink -> JudgedKeyFile.read(suspects(number - 1), sink);
        try (var suspects = JudgedKeyFile.create(suspects(number));
                var differences = JudgedKeyFile.create(differences(number))) {
            var lists = new SecondLook.Lists(suspects, differences);
            var look =
                    new LaterLook(pass, store.limits(), number >= plan.looks().limit(), progress);
            Optional<LookOutcome> anew = LookAnew.isSooner(pass, all, rows)
                    ? new LookAnew(folder.resolve("look-" + number + "-rows"), look).look(before, all, lists)
                    : Optional.empty();
            LookOutcome outcome = anew.isPresent() ? anew.get() : oneByOne(look, before, all, lists);
            suspects.complete();
            differences.complete();
            file(number).replace(outcome::write);
            return outcome;
        }
    }

    private LookOutcome oneByOne(LaterLook how, SuspectRows.Listed before, long all, SecondLook.Lists lists)
            throws IOException, InterruptedException {
        var look = new SecondLook(how, lists, all);
        before.forEach(look::take);
        return look.end();
    }

    /** Of the input that has the most. */
    private static long rows(PassOutcome first) {
        return first.inputs().stream()
                .mapToLong(input -> input.rows().read())
                .max()
                .orElse(0);
    }

    private PassOutcome first() throws IOException, InterruptedException {
        PassOutcome first = found == null ? store.compare(standings()) : found;
        found = first;
        return first;
    }

    private StandingRule standings() {
        return (group, judgement) -> {
            if (judgement.agrees()) {
                return Optional.of(Standing.EQUAL);
            }
            if (canLookAgain) {
                return Optional.empty();
            }
            return Optional.of(judgement.isMoving() ? Standing.MOVING : Standing.CONFIRMED);
        };
    }

    private Optional<LookOutcome> outcome(int number) throws IOException {
        return file(number).read(in -> LookOutcome.read(in, pass.findings().empty()));
    }

    private WholeFile file(int number) {
        return new WholeFile(folder.resolve("look-" + number));
    }

    private Path suspects(int number) {
        return folder.resolve("look-" + number + "-suspects");
    }

    private Path differences(int number) {
        return folder.resolve("look-" + number + "-differences");
    }
}
