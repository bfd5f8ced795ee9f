package dev.cutover.connector.sandbox.estate.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Folds events, in the order in which they are given, into the stages of an order's quantities. Not thread-safe. */
final class StageFold {
    private final Map<Integer, LineTally> tallies = new TreeMap<>();
    private final List<BookEvent> seen = new ArrayList<>();

    private StageFold() {}

    static StageFold of(List<BookEvent> events) {
        var fold = new StageFold();
        for (BookEvent event : events) {
            var stage = event.kind().stage();
            if (stage.isPresent()) {
                fold.take(event, stage.get());
            }
        }
        return fold;
    }

    static List<StageMove> moves(List<BookEvent> events) {
        var fold = new StageFold();
        var moves = new ArrayList<StageMove>();
        for (BookEvent event : events) {
            event.kind().stage().ifPresent(stage -> moves.add(new StageMove(event, fold.take(event, stage), stage)));
        }
        return List.copyOf(moves);
    }

    /** A repeat moves nothing: it comes from the stage that it goes to. */
    private Optional<Stage> take(BookEvent event, Stage stage) {
        if (isRepeat(event)) {
            return Optional.of(stage);
        }
        seen.add(event);
        if (event.kind() == EventKind.CREATED) {
            tally(event.line()).create(event.piece(), event.quantity());
            return Optional.empty();
        }
        if (event.line() != 0) {
            return tally(event.line()).move(event.piece(), event.quantity(), stage);
        }
        var from = Optional.<Stage>empty();
        for (LineTally tally : tallies.values()) {
            from = tally.move(0, 0, stage);
        }
        return from;
    }

    /** Ids are long and differ at their ends: they are compared only where the events say the same. */
    private boolean isRepeat(BookEvent event) {
        for (BookEvent known : seen) {
            boolean isAlike =
                    known.kind() == event.kind() && known.line() == event.line() && known.piece() == event.piece();
            if (isAlike && known.id().equals(event.id())) {
                return true;
            }
        }
        return false;
    }

    private LineTally tally(int line) {
        return tallies.computeIfAbsent(line, missing -> new LineTally());
    }

    List<BookedLine> lines() {
        var lines = new ArrayList<BookedLine>(tallies.size());
        tallies.forEach((line, tally) -> lines.add(tally.booked(line)));
        return List.copyOf(lines);
    }

    Map<Integer, Map<Integer, Map<Stage, Integer>>> pieces() {
        var all = new TreeMap<Integer, Map<Integer, Map<Stage, Integer>>>();
        tallies.forEach((line, tally) -> all.put(line, tally.byPiece()));
        return all;
    }
}
