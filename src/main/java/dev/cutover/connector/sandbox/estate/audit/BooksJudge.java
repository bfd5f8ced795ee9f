package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the books of single orders against all invariants. Stateless and thread-safe. */
final class BooksJudge {
    private static final List<BooksRule> RULES =
            List.of(new QuantityRule(), new ReturnRule(), new MoneyRule(), new LabelRule(), new ParcelRule());
    private static final List<BooksRule> IN_THE_END =
            Stream.concat(RULES.stream(), Stream.of(new OwnerRule())).toList();

    private BooksJudge() {}

    /** What the books of an order break, each line once for an invariant; empty if all is well. */
    static Set<Breach> breaches(OrderBooks books) {
        return breaches(books, RULES);
    }

    /** The same of an order that was commanded a while ago, and has an owner by now. */
    static Set<Breach> breachesInTheEnd(OrderBooks books) {
        return breaches(books, IN_THE_END);
    }

    private static Set<Breach> breaches(OrderBooks books, List<BooksRule> rules) {
        var breaches = new LinkedHashSet<Breach>();
        for (var rule : rules) {
            rule.judge(
                    books,
                    (invariant, line) ->
                            breaches.add(new Breach(invariant, books.plan().id(), line)));
        }
        return breaches;
    }
}
