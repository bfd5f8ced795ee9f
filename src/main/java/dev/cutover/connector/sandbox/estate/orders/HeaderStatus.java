package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.book.Book;
import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The one word that a table of orders has for an order whose pieces may be in several stages: that of the piece that is
 * furthest behind, and where nothing is left to do, that of most pieces. A system other than a platform speaks of the
 * pieces that it has seen. Stateless and thread-safe.
 */
final class HeaderStatus {
    private HeaderStatus() {}

    static Stage of(OrderPlan plan, Book book) {
        var stages = new ArrayList<Stage>();
        for (PlannedLine line : plan.lines()) {
            for (PlannedPiece piece : line.pieces()) {
                add(stages, book, piece);
            }
        }
        return stages.stream()
                .filter(stage -> !stage.isFinished())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> commonest(stages));
    }

    private static void add(List<Stage> stages, Book book, PlannedPiece piece) {
        var stage = Stage.CREATED;
        int cancelled = 0;
        for (BookEvent event : book.events()) {
            if (event.line() == piece.line() && event.piece() == piece.piece()) {
                var next = event.kind().stage().orElse(stage);
                cancelled += next == Stage.CANCELLED ? event.quantity() : 0;
                // Some of a piece may be cancelled while the rest goes on.
                stage = next == Stage.CANCELLED && cancelled < piece.quantity() ? stage : next;
            }
        }
        if (stage != Stage.CREATED || book.system().isPlatform()) {
            stages.add(stage);
        }
    }

    private static Stage commonest(List<Stage> stages) {
        return stages.stream()
                .max(Comparator.comparingInt((Stage stage) -> Collections.frequency(stages, stage))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(Stage.CREATED);
    }
}
