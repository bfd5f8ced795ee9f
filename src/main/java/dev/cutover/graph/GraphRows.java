package dev.cutover.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Assigns a row to each box, from the top: below the boxes of its phase that it needs, and below all earlier phases. A
 * box that does not fit into a row moves down.
 */
final class GraphRows {
    private final int[] rowOf;
    private final int[] groupOf;
    private final List<Integer> firstRows = new ArrayList<>();
    private int count;

    GraphRows(Picture picture, int most) {
        this.rowOf = new int[picture.size()];
        this.groupOf = new int[picture.size()];
        for (int group = 0; group < picture.groups().size(); group++) {
            for (var box : picture.groups().get(group).boxes()) {
                groupOf[box.number()] = group;
            }
        }
        var needs = new ArrayList<List<Integer>>();
        picture.order().forEach(number -> needs.add(new ArrayList<>()));
        picture.edges().forEach(edge -> needs.get(edge.to()).add(edge.from()));
        var members = new ArrayList<List<Integer>>();
        picture.groups().forEach(group -> members.add(new ArrayList<>()));
        picture.order().forEach(number -> members.get(groupOf[number]).add(number));
        members.forEach(group -> place(group, needs, most));
    }

    private void place(List<Integer> group, List<List<Integer>> needs, int most) {
        int base = count;
        firstRows.add(base);
        var widths = new ArrayList<Integer>();
        int open = 0;
        for (int number : group) {
            int row = base;
            for (int need : needs.get(number)) {
                row = groupOf[need] == groupOf[number] ? Math.max(row, rowOf[need] + 1) : row;
            }
            row = Math.max(row, base + open);
            while (row - base < widths.size() && widths.get(row - base) >= most) {
                row++;
            }
            while (widths.size() <= row - base) {
                widths.add(0);
            }
            widths.set(row - base, widths.get(row - base) + 1);
            while (open < widths.size() && widths.get(open) >= most) {
                open++;
            }
            rowOf[number] = row;
            count = Math.max(count, row + 1);
        }
    }

    int of(int number) {
        return rowOf[number];
    }

    int count() {
        return count;
    }

    /** The group that a row belongs to. */
    int groupOfRow(int row) {
        int group = 0;
        while (group + 1 < firstRows.size() && firstRows.get(group + 1) <= row) {
            group++;
        }
        return group;
    }
}
