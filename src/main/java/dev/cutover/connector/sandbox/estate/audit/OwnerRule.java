package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.Arrays;

/**
 * {@link Invariant#OWNED_ONCE}. Only of use for orders whose last command is a while ago, since an order on its way
 * from one platform to the other is nobody's for a moment. An order that no platform has ever owned was lost before
 * anybody could own it, which is no command's doing.
 */
final class OwnerRule implements BooksRule {
    @Override
    public void judge(OrderBooks books, Found found) {
        var platforms = Arrays.stream(PlatformSide.values())
                .map(side -> books.of(side.platform()))
                .filter(OwnedBook::hasOwned)
                .toList();
        long owners = platforms.stream().filter(OwnedBook::owns).count();
        if (!platforms.isEmpty() && owners != 1) {
            LineEvents.pieces(books.plan())
                    .map(piece -> PieceTally.of(piece, books))
                    .filter(tally -> tally.open() > 0)
                    .forEach(tally ->
                            found.breach(Invariant.OWNED_ONCE, tally.piece().line()));
        }
    }
}
