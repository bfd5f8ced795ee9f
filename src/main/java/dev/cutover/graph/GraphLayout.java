package dev.cutover.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The layout of a picture. Rows go down; many rows continue in a further column to the right. A line through many rows
 * or into another column is not drawn: the box names the step that it waits for instead.
 */
final class GraphLayout {
    /** The most lines that may pass a row besides its boxes; more would make the picture wider than high. */
    private static final int MOST_PASSING = 8;

    private static final int LEAST_ROWS = 40;
    private static final double MARGIN = 28;
    private static final double BETWEEN_ROWS = 40;
    private static final double BAND_HEAD = 34;
    private static final double BETWEEN_COLUMNS = 70;

    private final GraphRows graphRows;
    private final Size size;
    private final int rowsAColumn;
    private final Map<Integer, GraphColumn.Place> boxes = new HashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<Integer, List<String>> named = new TreeMap<>();
    private final List<Double> columnLefts = new ArrayList<>();
    private final List<Double> columnWidths = new ArrayList<>();
    private final double[] rowTops;
    private final int[] passing;
    private double right = MARGIN;
    private double bottom = MARGIN;

    /** The size of boxes, the most boxes in a row, and the most rows that a line spans. */
    record Size(double width, double height, int most, int reach, boolean brief) {
        /** Boxes with all texts or, for pictures with very many steps, with names alone. */
        static Size of(Picture picture) {
            return picture.size() > 300 ? new Size(170, 30, 10, 3, true) : new Size(232, 78, 6, 12, false);
        }
    }

    /** Corners of a line, from the bottom of a box to the top of another. */
    record Line(Picture.Edge edge, List<Point> points) {}

    record Point(double x, double top, double bottom) {}

    /** A phase, or the part of it in one column. */
    record Band(int group, boolean continues, double x, double y, double width, double height) {}

    GraphLayout(Picture picture, double top) {
        this.size = Size.of(picture);
        this.graphRows = new GraphRows(picture, size.most());
        this.rowsAColumn = Math.max(LEAST_ROWS, squaring(picture.size()));
        this.rowTops = new double[graphRows.count()];
        this.passing = new int[graphRows.count()];
        tops(top);
        picture.groups().forEach(group -> group.boxes().forEach(box -> ids.put(box.number(), box.id())));
        var columns = new ArrayList<GraphColumn>();
        for (int from = 0; from < graphRows.count(); from += rowsAColumn) {
            columns.add(new GraphColumn(Math.min(rowsAColumn, graphRows.count() - from), size.width()));
        }
        picture.order().stream()
                .sorted()
                .forEach(number -> boxes.put(
                        number,
                        columns.get(graphRows.of(number) / rowsAColumn).box(graphRows.of(number) % rowsAColumn)));
        var drawn = new HashMap<Picture.Edge, List<GraphColumn.Place>>();
        picture.edges().stream()
                .sorted(Comparator.comparingInt(edge -> graphRows.of(edge.to()) - graphRows.of(edge.from())))
                .forEach(edge -> strand(edge, columns, drawn));
        for (var graphColumn : columns) {
            double width = graphColumn.settle();
            columnLefts.add(right);
            columnWidths.add(width);
            right += width + BETWEEN_COLUMNS;
        }
        right = columns.isEmpty() ? MARGIN * 2 : right - BETWEEN_COLUMNS + MARGIN;
        picture.edges().stream()
                .filter(drawn::containsKey)
                .forEach(edge -> lines.add(new Line(edge, points(edge, drawn.getOrDefault(edge, List.of())))));
    }

    /** The number of rows in a column with which the picture is about as high as wide. */
    private int squaring(int boxes) {
        double across = (double) boxes / Math.max(1, graphRows.count()) + 2;
        double column = across * size.width() + BETWEEN_COLUMNS;
        return (int) Math.ceil(Math.sqrt(graphRows.count() * column / (size.height() + BETWEEN_ROWS)));
    }

    private void tops(double top) {
        double y = top;
        for (int row = 0; row < graphRows.count(); row++) {
            boolean firstOfColumn = row % rowsAColumn == 0;
            y = firstOfColumn ? top : y;
            boolean firstOfGroup = row == 0 || graphRows.groupOfRow(row) != graphRows.groupOfRow(row - 1);
            y += firstOfColumn || firstOfGroup ? BAND_HEAD : 0;
            rowTops[row] = y;
            y += size.height() + BETWEEN_ROWS;
            bottom = Math.max(bottom, y);
        }
    }

    private void strand(
            Picture.Edge edge, List<GraphColumn> columns, Map<Picture.Edge, List<GraphColumn.Place>> drawn) {
        int from = graphRows.of(edge.from());
        int to = graphRows.of(edge.to());
        boolean near = from / rowsAColumn == to / rowsAColumn && to > from && to - from <= size.reach();
        for (int row = from + 1; near && row < to; row++) {
            near = passing[row] < MOST_PASSING;
        }
        var above = boxes.get(edge.from());
        var below = boxes.get(edge.to());
        if (near && above != null && below != null) {
            var graphColumn = columns.get(from / rowsAColumn);
            for (int row = from + 1; row < to; row++) {
                passing[row]++;
            }
            drawn.put(edge, graphColumn.line(above, from % rowsAColumn, below, to % rowsAColumn));
        } else {
            named.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(ids.getOrDefault(edge.from(), ""));
        }
    }

    private List<Point> points(Picture.Edge edge, List<GraphColumn.Place> places) {
        var points = new ArrayList<Point>();
        int row = graphRows.of(edge.from());
        double left = columnLefts.get(row / rowsAColumn);
        for (var place : places) {
            points.add(new Point(left + place.middle(), rowTops[row], rowTops[row] + size.height()));
            row++;
        }
        return points;
    }

    double x(int number) {
        var place = boxes.get(number);
        double left = columnLefts.get(graphRows.of(number) / rowsAColumn);
        return place == null ? left : left + place.left();
    }

    double y(int number) {
        return rowTops[graphRows.of(number)];
    }

    Size size() {
        return size;
    }

    List<Line> lines() {
        return lines;
    }

    /** The steps that a box waits for without a line. */
    List<String> named(int number) {
        return named.getOrDefault(number, List.of());
    }

    List<Band> bands() {
        var bands = new ArrayList<Band>();
        for (int from = 0; from < graphRows.count(); ) {
            int to = from + 1;
            while (to < graphRows.count()
                    && to % rowsAColumn != 0
                    && graphRows.groupOfRow(to) == graphRows.groupOfRow(from)) {
                to++;
            }
            int column = from / rowsAColumn;
            boolean goesOn = from > 0 && graphRows.groupOfRow(from - 1) == graphRows.groupOfRow(from);
            double y = rowTops[from] - BAND_HEAD + 4;
            bands.add(new Band(
                    graphRows.groupOfRow(from),
                    goesOn,
                    columnLefts.get(column) - MARGIN / 2,
                    y,
                    columnWidths.get(column) + MARGIN,
                    rowTops[to - 1] + size.height() + BETWEEN_ROWS / 4 + 6 - y));
            from = to;
        }
        return bands;
    }

    double right() {
        return right;
    }

    double bottom() {
        return bottom;
    }
}
