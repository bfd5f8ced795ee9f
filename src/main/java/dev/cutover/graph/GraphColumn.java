package dev.cutover.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Arranges the rows of one column of the picture: orders the places of each row so that few lines cross, then moves
 * them so that lines are straight. A line that passes a row has a narrow place of its own there, so that it never runs
 * under a box.
 */
final class GraphColumn {
    private static final int SWEEPS = 6;
    private static final double GAP = 26;

    private final List<List<Place>> rows = new ArrayList<>();
    private final double boxWidth;
    private double room;

    /** The place of a box or of a passing line. */
    static final class Place {
        private final double width;
        private final List<Place> above = new ArrayList<>();
        private final List<Place> below = new ArrayList<>();
        private double x;
        private int index;

        private Place(double width) {
            this.width = width;
        }

        double middle() {
            return x + width / 2;
        }

        double left() {
            return x;
        }
    }

    GraphColumn(int rows, double boxWidth) {
        this.boxWidth = boxWidth;
        for (int row = 0; row < rows; row++) {
            this.rows.add(new ArrayList<>());
        }
    }

    Place box(int row) {
        return add(row, boxWidth);
    }

    /** A line from a box to a lower one, through all rows between. */
    List<Place> line(Place from, int fromRow, Place to, int toRow) {
        var line = new ArrayList<>(List.of(from));
        for (int row = fromRow + 1; row < toRow; row++) {
            line.add(add(row, 0));
        }
        line.add(to);
        for (int at = 1; at < line.size(); at++) {
            line.get(at - 1).below.add(line.get(at));
            line.get(at).above.add(line.get(at - 1));
        }
        return line;
    }

    private Place add(int row, double width) {
        var place = new Place(width);
        rows.get(row).add(place);
        return place;
    }

    /** Sets the position of every place, the leftmost at zero. Returns the total width. */
    double settle() {
        rows.forEach(GraphColumn::number);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int row = 1; row < rows.size(); row++) {
                order(rows.get(row), true);
            }
            for (int row = rows.size() - 2; row >= 0; row--) {
                order(rows.get(row), false);
            }
        }
        room = rows.stream().mapToDouble(GraphColumn::least).max().orElse(0);
        rows.forEach(row -> spread(row, Map.of()));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            rows.forEach(row -> spread(row, wanted(row, true)));
            for (int row = rows.size() - 1; row >= 0; row--) {
                spread(rows.get(row), wanted(rows.get(row), false));
            }
        }
        double left = rows.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> place.x)
                .min()
                .orElse(0);
        rows.forEach(row -> row.forEach(place -> place.x -= left));
        return rows.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> place.x + place.width)
                .max()
                .orElse(0);
    }

    private static void number(List<Place> row) {
        for (int at = 0; at < row.size(); at++) {
            row.get(at).index = at;
        }
    }

    private static void order(List<Place> row, boolean byAbove) {
        Map<Place, Double> weights = new HashMap<>();
        row.forEach(place -> {
            var others = byAbove ? place.above : place.below;
            weights.put(
                    place,
                    others.isEmpty()
                            ? Double.valueOf(place.index)
                            : others.stream().collect(Collectors.averagingDouble(other -> other.index)));
        });
        row.sort(Comparator.comparingDouble(place -> weights.getOrDefault(place, 0.0)));
        number(row);
    }

    /** The positions at which the lines of a row would be straight. */
    private static Map<Place, Double> wanted(List<Place> row, boolean byAbove) {
        var wanted = new HashMap<Place, Double>();
        row.forEach(place -> {
            var others = byAbove ? place.above : place.below;
            if (!others.isEmpty()) {
                wanted.put(place, others.stream().collect(Collectors.averagingDouble(Place::middle)) - place.width / 2);
            }
        });
        return wanted;
    }

    /**
     * The positions nearest to the wanted ones that the order and the gaps allow: the middle between pushing everything
     * right and pushing everything left, limited to the width of the widest row, so that a long column does not drift.
     */
    private void spread(List<Place> row, Map<Place, Double> wanted) {
        double[] right = new double[row.size()];
        double[] left = new double[row.size()];
        double at = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < row.size(); index++) {
            var place = row.get(index);
            right[index] = Math.max(at, wanted.getOrDefault(place, place.x));
            at = right[index] + place.width + GAP;
        }
        at = Double.POSITIVE_INFINITY;
        for (int index = row.size() - 1; index >= 0; index--) {
            var place = row.get(index);
            left[index] = Math.min(at - place.width, wanted.getOrDefault(place, place.x));
            at = left[index] - GAP;
        }
        double first = -room / 2;
        double last = room / 2 - least(row);
        double before = 0;
        for (int index = 0; index < row.size(); index++) {
            var place = row.get(index);
            double middle = (right[index] + left[index]) / 2;
            place.x = Math.min(Math.max(middle, first + before), last + before);
            before += place.width + GAP;
        }
    }

    /** The minimum width of a row. */
    private static double least(List<Place> row) {
        return row.stream().mapToDouble(place -> place.width + GAP).sum() - GAP;
    }
}
