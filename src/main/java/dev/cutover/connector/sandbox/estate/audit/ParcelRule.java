package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.List;

/**
 * {@link Invariant#ONE_PARCEL}: by the books of the warehouse and of the carrier, who have seen the goods. A parcel
 * that is on record twice under the same id is one parcel.
 */
final class ParcelRule implements BooksRule {
    private static final List<EstateSystem> WITNESSES = List.of(EstateSystem.WMS, EstateSystem.CARRIER);

    @Override
    public void judge(OrderBooks books, Found found) {
        for (var witness : WITNESSES) {
            LineEvents.pieces(books.plan())
                    .filter(piece -> left(piece, books, witness) > piece.quantity())
                    .forEach(piece -> found.breach(Invariant.ONE_PARCEL, piece.line()));
        }
    }

    /** The quantity of a piece that has left, in one parcel or more, as far as a witness has seen it. */
    private static int left(PlannedPiece piece, OrderBooks books, EstateSystem witness) {
        return LineEvents.of(books.of(witness), piece.line())
                .ofPiece(piece.piece())
                .quantityOnce(LineEvents.LEAVING);
    }
}
