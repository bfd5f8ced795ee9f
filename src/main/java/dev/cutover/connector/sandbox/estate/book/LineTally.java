package dev.cutover.connector.sandbox.estate.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the quantities of one line are, piece by piece. What is not yet told apart into pieces is piece 0. Not
 * thread-safe.
 */
final class LineTally {
    private static final int WHOLE_LINE = 0;
    private static final Map<Stage, List<Stage>> SOURCES = sources();

    private final Map<Integer, StageQuantities> pieces = new TreeMap<>();
    private int ordered;

    void create(int piece, int quantity) {
        ordered += quantity;
        of(piece).add(Stage.CREATED, quantity);
    }

    /**
     * Moves a quantity into a stage. What the book has nothing left to move of is added: it then has more on record
     * than there is.
     *
     * @param piece 0 for whatever pieces have not been there yet
     * @param quantity 0 for all of it; of all pieces, for what may come into that stage
     * @return the stage that the last part of it came from
     */
    Optional<Stage> move(int piece, int quantity, Stage to) {
        if (piece == WHOLE_LINE) {
            return moveAny(quantity, to);
        }
        var there = of(piece);
        int asked = quantity == 0 ? there.allBut(to) : quantity;
        var from = Optional.<Stage>empty();
        int left = asked;
        // What is finished is moved only if nothing else is left, here or where pieces are not yet told apart.
        for (boolean isOpen : List.of(true, false)) {
            for (var giving : List.of(there, of(WHOLE_LINE))) {
                for (Stage source : sourcesOf(to)) {
                    if (left > 0 && isOpen == isOpenFor(source, to)) {
                        int taken = giving.take(source, left);
                        left -= taken;
                        from = taken > 0 ? Optional.of(source) : from;
                    }
                }
            }
        }
        there.add(to, asked);
        return from;
    }

    private static boolean isOpenFor(Stage source, Stage to) {
        return !source.isFinished() || source.next().contains(to);
    }

    private Optional<Stage> moveAny(int quantity, Stage to) {
        var from = Optional.<Stage>empty();
        int left = quantity == 0 ? Integer.MAX_VALUE : quantity;
        for (Stage source : sourcesOf(to)) {
            if (quantity == 0 && !source.next().contains(to)) {
                break;
            }
            for (var piece : pieces.values()) {
                int taken = piece.take(source, left);
                piece.add(to, taken);
                left -= taken;
                from = taken > 0 ? Optional.of(source) : from;
            }
        }
        if (quantity != 0) {
            of(WHOLE_LINE).add(to, left);
        }
        return from;
    }

    BookedLine booked(int line) {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        pieces.values().forEach(piece -> piece.addTo(stages));
        return new BookedLine(line, ordered, stages);
    }

    /** The quantities of a piece by stage; stages without any are left out. */
    Map<Integer, Map<Stage, Integer>> byPiece() {
        var all = new TreeMap<Integer, Map<Stage, Integer>>();
        pieces.forEach((piece, there) -> all.put(piece, there.byStage()));
        return all;
    }

    private StageQuantities of(int piece) {
        return pieces.computeIfAbsent(piece, missing -> new StageQuantities());
    }

    private static List<Stage> sourcesOf(Stage to) {
        return SOURCES.getOrDefault(to, List.of());
    }

    /**
     * Where a quantity that comes into a stage is taken from: the stages that may come before it, then those that are
     * not finished, the furthest first, then the finished ones.
     */
    private static Map<Stage, List<Stage>> sources() {
        var all = new EnumMap<Stage, List<Stage>>(Stage.class);
        for (Stage to : Stage.values()) {
            var sources = new ArrayList<Stage>();
            var furthestFirst = new ArrayList<>(List.of(Stage.values()));
            Collections.reverse(furthestFirst);
            furthestFirst.remove(to);
            furthestFirst.stream().filter(stage -> stage.next().contains(to)).forEach(sources::add);
            furthestFirst.stream()
                    .filter(stage -> !stage.isFinished() && !sources.contains(stage))
                    .forEach(sources::add);
            furthestFirst.stream().filter(stage -> !sources.contains(stage)).forEach(sources::add);
            all.put(to, List.copyOf(sources));
        }
        return all;
    }
}
