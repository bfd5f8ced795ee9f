package dev.cutover.engine.reconcile;

import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ClassCount;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.secret.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Masks the run's secrets in what the rows of the two sides say. Stateless and thread-safe. */
public final class ReconciliationMasking {
    private ReconciliationMasking() {}

    public static ReconcileFact of(ReconcileFact fact, Secrets secrets) {
        if (fact instanceof ReconcileFact.Looked looked) {
            return new ReconcileFact.Looked(
                    looked.step(),
                    looked.attempt(),
                    looked.look(),
                    looked.suspects(),
                    looked.isLast(),
                    of(looked.remarks(), secrets));
        } else if (fact instanceof ReconcileFact.Reconciled reconciled) {
            return new ReconcileFact.Reconciled(
                    reconciled.step(),
                    reconciled.attempt(),
                    reconciled.segment(),
                    of(reconciled.result(), secrets),
                    reconciled.cut(),
                    reconciled.figures().stream()
                            .map(figure -> figure.withCurrency(figure.currency().map(secrets::mask)))
                            .toList(),
                    reconciled.passed());
        }
        throw new IllegalStateException("no masking for " + fact.getClass());
    }

    /** Counts and figures are nobody's words; all else may come from a row. */
    public static ComparisonResult of(ComparisonResult result, Secrets secrets) {
        return new ComparisonResult(
                result.recipe(),
                result.tally(),
                result.figures(),
                result.causes().stream().map(cause -> of(cause, secrets)).toList(),
                result.rules(),
                result.matrix().stream()
                        .map(pair -> new StagePair(
                                secrets.mask(pair.segment()),
                                secrets.mask(pair.left()),
                                secrets.mask(pair.right()),
                                pair.meaning(),
                                pair.keys()))
                        .toList(),
                result.totals().stream()
                        .map(total -> new TotalLine(
                                total.name(),
                                secrets.mask(total.segment()),
                                secrets.mask(total.by()),
                                total.left(),
                                total.right()))
                        .toList(),
                of(result.incomplete(), secrets),
                of(result.advice(), secrets),
                result.classes().stream()
                        .map(count -> new ClassCount(count.kind(), secrets.mask(count.owner()), count.keys()))
                        .toList(),
                result.money().stream()
                        .map(money -> new MoneyDifference(secrets.mask(money.currency()), money.amount()))
                        .toList());
    }

    private static Cause of(Cause cause, Secrets secrets) {
        return new Cause(
                cause.kind(),
                cause.about(),
                secrets.mask(cause.signature()),
                cause.count(),
                cause.atLeast(),
                cause.where()
                        .map(where -> new Cause.Concentration(
                                where.dimension(), secrets.mask(where.value()), where.share(), where.usual())),
                cause.samples().stream().map(sample -> of(sample, secrets)).toList());
    }

    private static Cause.Sampled of(Cause.Sampled sample, Secrets secrets) {
        var problem = sample.problem();
        return new Cause.Sampled(
                of(sample.key(), secrets),
                new Discrepancy(
                        problem.kind(),
                        secrets.mask(problem.about()),
                        masked(problem.left(), secrets),
                        masked(problem.right(), secrets)),
                sample.ofRecord());
    }

    private static @Nullable String masked(@Nullable String text, Secrets secrets) {
        return text == null ? null : secrets.mask(text);
    }

    private static List<String> of(List<String> texts, Secrets secrets) {
        return texts.stream().map(secrets::mask).toList();
    }
}
