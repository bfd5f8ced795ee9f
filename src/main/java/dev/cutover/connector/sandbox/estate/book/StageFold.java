package dev.cutover.connector.sandbox.estate.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Folds events, in the order in which they are given, into the stages of an order's quantities. Not thread-safe. */
final class StageFold {
    private final Map<Integer, LineTally> tallies = new TreeMap<>();
    private final List<StageMove> moves = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private StageFold() {}

    static StageFold of(List<BookEvent> events) {
        var fold = new StageFold();
        for (BookEvent event : events) {
            event.kind().stage().ifPresent(stage -> fold.take(event, stage));
        }
        return fold;
    }

    /** A repeat moves nothing: it comes from the stage that it goes to. */
    private void take(BookEvent event, Stage stage) {
        var from = Optional.<Stage>empty();
        if (!seen.add(event.id())) {
            from = Optional.of(stage);
        } else if (event.kind() == EventKind.CREATED) {
            tally(event.line()).create(event.piece(), event.quantity());
        } else if (event.line() == 0) {
            for (LineTally tally : tallies.values()) {
                from = tally.move(0, 0, stage);
            }
        } else {
            from = tally(event.line()).move(event.piece(), event.quantity(), stage);
        }
        moves.add(new StageMove(event, from, stage));
    }

    private LineTally tally(int line) {
        return tallies.computeIfAbsent(line, missing -> new LineTally());
    }

    List<StageMove> moves() {
        return List.copyOf(moves);
    }

    List<BookedLine> lines() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().booked(entry.getKey()))
                .toList();
    }

    Map<Integer, Map<Integer, Map<Stage, Integer>>> pieces() {
        var all = new TreeMap<Integer, Map<Integer, Map<Stage, Integer>>>();
        tallies.forEach((line, tally) -> all.put(line, tally.byPiece()));
        return all;
    }
}
