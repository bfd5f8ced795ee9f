package dev.cutover.graph;

import java.util.List;

/** The runbook's rollback steps: apart from the phases, in the order in which they are executed. */
record RollbackBand(Picture picture, GraphLayout graphLayout, String ids) {
    private static final double LEFT = 28;
    private static final double GAP = 30;
    private static final double HEAD = 34;

    double height(double width) {
        return picture.rollback().isEmpty()
                ? 0
                : HEAD + lines(width) * (graphLayout.size().height() + GAP);
    }

    private int across(double width) {
        return Math.max(1, (int) ((width - 2 * LEFT + GAP) / (graphLayout.size().width() + GAP)));
    }

    private int lines(double width) {
        int across = across(width);
        return (picture.rollback().size() + across - 1) / across;
    }

    void draw(double top, double width, StringBuilder text) {
        if (picture.rollback().isEmpty()) {
            return;
        }
        text.append(SvgFormat.format(
                "<rect class=\"band back\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>\n",
                LEFT / 2, top, width - LEFT, height(width) - GAP / 2));
        text.append(SvgFormat.format(
                "<text class=\"head\" x=\"%s\" y=\"%s\">%s</text>\n",
                LEFT,
                top + 20,
                Lettering.escaped(Lettering.fit(picture.rollbackTitle(), 12 * 1.08, width - 2 * LEFT))));
        for (int at = 0; at < picture.rollback().size(); at++) {
            double x = LEFT + at % across(width) * (graphLayout.size().width() + GAP);
            int line = at / across(width);
            double y = top + HEAD + line * (graphLayout.size().height() + GAP);
            new BoxText(picture.rollback().get(at), graphLayout.size()).draw(x, y, List.of(), " back", text);
            if (at + 1 < picture.rollback().size() && (at + 1) % across(width) != 0) {
                double middle = y + graphLayout.size().height() / 2;
                text.append(SvgFormat.format(
                        "<path class=\"line back\" d=\"M%s %sL%s %s\" marker-end=\"url(#%stip)\"/>\n",
                        x + graphLayout.size().width(),
                        middle,
                        x + graphLayout.size().width() + GAP - 2,
                        middle,
                        ids));
            }
        }
    }
}
