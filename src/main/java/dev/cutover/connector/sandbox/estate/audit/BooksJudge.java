package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Holds the books of single orders against all invariants. Stateless and thread-safe. */
final class BooksJudge {
    private static final List<BooksRule> RULES =
            List.of(new QuantityRule(), new ReturnRule(), new MoneyRule(), new LabelRule(), new ParcelRule());

    private BooksJudge() {}

    /** What the books of an order break, each line once for an invariant; empty if all is well. */
    static Set<Breach> breaches(OrderBooks books) {
        var breaches = new LinkedHashSet<Breach>();
        for (var rule : RULES) {
            rule.judge(
                    books,
                    (invariant, line) ->
                            breaches.add(new Breach(invariant, books.plan().id(), line)));
        }
        return breaches;
    }
}
