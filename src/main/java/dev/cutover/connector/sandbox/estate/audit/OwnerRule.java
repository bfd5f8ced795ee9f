package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@link Invariant#OWNED_ONCE}. Only of use for orders whose last command is a while ago, since an order on its way
 * from one platform to the other is nobody's for a moment. An order that no platform has ever owned was lost before
 * anybody could own it, which is no command's doing.
 */
final class OwnerRule implements BooksRule {
    private static final Set<EventKind> SETTLED =
            EnumSet.of(EventKind.SHIPPED, EventKind.COLLECTED, EventKind.CANCELLED);

    @Override
    public void judge(OrderBooks books, Found found) {
        var platforms = Arrays.stream(PlatformSide.values())
                .map(side -> books.of(side.platform()))
                .filter(OwnedBook::hasOwned)
                .toList();
        var owners = platforms.stream().filter(OwnedBook::owns).toList();
        if (!platforms.isEmpty() && owners.size() != 1) {
            LineEvents.pieces(books.plan())
                    .filter(piece -> PieceTally.of(piece, books).open() > 0 || isOpenAtOneOf(owners, piece))
                    .forEach(piece -> found.breach(Invariant.OWNED_ONCE, piece.line()));
        }
    }

    /** An owner that has not heard of what the other one sent will send it again as soon as nothing holds it. */
    private static boolean isOpenAtOneOf(List<Book> owners, PlannedPiece piece) {
        return owners.stream()
                .map(owner -> LineEvents.of(owner, piece.line()).ofPiece(piece.piece()))
                .anyMatch(events -> events.quantityOnce(SETTLED) < piece.quantity());
    }
}
