package dev.cutover.cli.view;

import dev.cutover.discipline.TrafficCells;
import dev.cutover.model.Dimension;
import dev.cutover.model.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share that a runbook brings each cell of a traffic to, drawn as a table of its last two dimensions, one table for
 * each choice of the others. Never wider than the outlet: what does not fit beside stands below. Not thread-safe.
 */
public final class CellMatrix {
    private static final String MARGIN = "  ";
    private static final String GAP = "  ";
    private static final String STAYS = "-";
    private static final String CRITICAL = " !";

    /** More cells than this are counted, not drawn. */
    private static final int MOST = 400;

    private final TrafficCells cells;
    private final CommandOutput commandOutput;

    public CellMatrix(TrafficCells cells, CommandOutput commandOutput) {
        this.cells = cells;
        this.commandOutput = commandOutput;
    }

    public void show() {
        int all = cells.shares().size();
        int stay = cells.unmoved().size();
        String what =
                stay == 0 ? "every cell is moved" : stay + " of " + all + " cells are moved by no step (" + STAYS + ")";
        boolean critical = cells.dimensions().stream()
                .anyMatch(dimension -> dimension.values().stream().anyMatch(dimension::isCritical));
        commandOutput.line(
                MARGIN + cells.traffic().id() + ": " + what + (critical ? ";" + CRITICAL + " is critical" : ""));
        if (all <= MOST) {
            tables(Map.of(), cells.dimensions());
        }
    }

    private void tables(Map<String, String> chosen, List<Dimension> left) {
        if (left.size() <= 2) {
            table(chosen, left);
            return;
        }
        var first = left.get(0);
        for (String value : first.values()) {
            var more = with(chosen, first, value);
            if (left.size() == 3) {
                commandOutput.line(MARGIN + String.join(", ", more.values()));
            }
            tables(more, left.subList(1, left.size()));
        }
    }

    private void table(Map<String, String> chosen, List<Dimension> two) {
        var last = two.get(two.size() - 1);
        if (two.size() == 1) {
            blocks(chosen, List.of(), last);
        } else if (isBroad(two.get(0), last) && !isBroad(last, two.get(0))) {
            blocks(chosen, List.of(last), two.get(0));
        } else {
            blocks(chosen, List.of(two.get(0)), last);
        }
    }

    private boolean isBroad(Dimension down, Dimension across) {
        int width = MARGIN.length() + label(down);
        for (String value : across.values()) {
            width += GAP.length() + column(across, value);
        }
        return width > commandOutput.width();
    }

    private static int label(Dimension down) {
        return down.values().stream()
                .mapToInt(value -> name(down, value).length())
                .reduce(down.name().length(), Math::max);
    }

    private static int column(Dimension across, String value) {
        return Math.max(name(across, value).length(), Weight.ALL.toString().length());
    }

    private static String name(Dimension dimension, String value) {
        return value + (dimension.isCritical(value) ? CRITICAL : "");
    }

    /** So many columns beside each other as fit, and the others below. */
    private void blocks(Map<String, String> chosen, List<Dimension> down, Dimension across) {
        int label = down.stream().mapToInt(CellMatrix::label).sum();
        int room = commandOutput.width() - MARGIN.length() - label;
        var block = new ArrayList<String>();
        for (String value : across.values()) {
            int width = GAP.length() + column(across, value);
            if (room < width && !block.isEmpty()) {
                block(chosen, down, across, block);
                block.clear();
                room = commandOutput.width() - MARGIN.length() - label;
            }
            block.add(value);
            room -= width;
        }
        block(chosen, down, across, block);
    }

    private void block(Map<String, String> chosen, List<Dimension> down, Dimension across, List<String> values) {
        int label = down.stream().mapToInt(CellMatrix::label).sum();
        var head = new StringBuilder(MARGIN)
                .append(pad(down.isEmpty() ? "" : down.get(0).name(), label));
        values.forEach(value -> head.append(GAP).append(pad(name(across, value), column(across, value))));
        commandOutput.line(head.toString().stripTrailing());
        if (down.isEmpty()) {
            row("", label, chosen, across, values);
            return;
        }
        var dimension = down.get(0);
        dimension
                .values()
                .forEach(value -> row(name(dimension, value), label, with(chosen, dimension, value), across, values));
    }

    private void row(String name, int label, Map<String, String> chosen, Dimension across, List<String> values) {
        var row = new StringBuilder(MARGIN).append(pad(name, label));
        values.forEach(value -> row.append(GAP)
                .append(pad(
                        cells.share(with(chosen, across, value))
                                .map(Weight::toString)
                                .orElse(STAYS),
                        column(across, value))));
        commandOutput.line(row.toString().stripTrailing());
    }

    private static Map<String, String> with(Map<String, String> chosen, Dimension dimension, String value) {
        var more = new TreeMap<>(chosen);
        more.put(dimension.name(), value);
        return more;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
