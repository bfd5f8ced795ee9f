package dev.cutover.connector.sandbox.estate.book;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int STAGES = Stage.values().length;
    private static final Map<Stage, List<Stage>> SOURCES = sources();

    private final Map<Integer, int[]> pieces = new TreeMap<>();
    private int ordered;

    void create(int piece, int quantity) {
        ordered += quantity;
        of(piece)[Stage.CREATED.ordinal()] += quantity;
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
        int[] there = of(piece);
        int[] pool = of(WHOLE_LINE);
        int asked = quantity == 0 ? all(there, to) : quantity;
        var sources = SOURCES.getOrDefault(to, List.of());
        var from = Optional.<Stage>empty();
        int left = asked;
        for (int[] giving : List.of(there, pool)) {
            for (Stage source : sources) {
                int taken = Math.min(left, giving[source.ordinal()]);
                giving[source.ordinal()] -= taken;
                left -= taken;
                from = taken > 0 ? Optional.of(source) : from;
            }
        }
        there[to.ordinal()] += asked;
        return from;
    }

    private Optional<Stage> moveAny(int quantity, Stage to) {
        var from = Optional.<Stage>empty();
        int left = quantity == 0 ? Integer.MAX_VALUE : quantity;
        for (Stage source : SOURCES.getOrDefault(to, List.of())) {
            if (quantity == 0 && !source.next().contains(to)) {
                break;
            }
            for (int[] piece : pieces.values()) {
                int taken = Math.min(left, piece[source.ordinal()]);
                piece[source.ordinal()] -= taken;
                piece[to.ordinal()] += taken;
                left -= taken;
                from = taken > 0 ? Optional.of(source) : from;
            }
        }
        if (quantity != 0) {
            of(WHOLE_LINE)[to.ordinal()] += left;
        }
        return from;
    }

    BookedLine booked(int line) {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        pieces.values().forEach(piece -> add(piece, stages));
        return new BookedLine(line, ordered, stages);
    }

    /** The quantities of a piece by stage; stages without any are left out. */
    Map<Integer, Map<Stage, Integer>> byPiece() {
        var all = new TreeMap<Integer, Map<Stage, Integer>>();
        pieces.forEach((piece, there) -> {
            var stages = new EnumMap<Stage, Integer>(Stage.class);
            add(there, stages);
            all.put(piece, stages);
        });
        return all;
    }

    private static void add(int[] piece, Map<Stage, Integer> stages) {
        for (Stage stage : Stage.values()) {
            if (piece[stage.ordinal()] != 0) {
                stages.merge(stage, piece[stage.ordinal()], Integer::sum);
            }
        }
    }

    private int[] of(int piece) {
        return pieces.computeIfAbsent(piece, missing -> new int[STAGES]);
    }

    private static int all(int[] there, Stage but) {
        return Arrays.stream(there).sum() - there[but.ordinal()];
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
