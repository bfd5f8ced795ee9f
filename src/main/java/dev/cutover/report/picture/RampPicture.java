package dev.cutover.report.picture;

import dev.cutover.graph.Lettering;
import dev.cutover.report.markup.Markup;
import java.time.Instant;
import java.util.List;

/**
 * The share of one segment on the new platform over time, with what happened to it, and beneath it each criterion that
 * guarded it. Immutable.
 */
public final class RampPicture {
    private static final double LABEL = 216;
    private static final double WIDTH = 1000;
    private static final double TOP = 52;
    private static final double SHARES = 128;
    private static final double FULL = 10_000;

    /**
     * A share of traffic at a time.
     *
     * @param basisPoints the share of the new platform, from 0 to 10,000
     */
    public record Share(Instant at, int basisPoints) {}

    /**
     * Something that happened to the segment.
     *
     * @param label what, in a few words
     * @param red whether it was a breach or the like
     */
    public record Event(Instant at, String label, boolean red) {}

    private final PictureWords words;
    private final TimeFrame frame;
    private final List<Share> shares;
    private final List<Event> events;
    private final List<CriterionStrip> criteria;

    /**
     * A picture of one segment.
     *
     * @param shares each holds until the next one; in the order of time
     * @param events in the order of time
     */
    public RampPicture(
            PictureWords words,
            TimeFrame frame,
            List<Share> shares,
            List<Event> events,
            List<CriterionStrip> criteria) {
        this.words = words;
        this.frame = frame;
        this.shares = List.copyOf(shares);
        this.events = List.copyOf(events);
        this.criteria = List.copyOf(criteria);
    }

    /**
     * Draws it.
     *
     * @param ids what each id in the picture begins with
     */
    public void draw(Markup markup, String ids) {
        double bottom = TOP + SHARES + 16 + criteria.size() * CriterionStrip.HEIGHT;
        var canvas = Canvas.begin(markup, ids, words, WIDTH, bottom + 4);
        var axis = new TimeAxis(frame, LABEL, WIDTH - LABEL - CriterionStrip.NOTE);
        legend(canvas);
        axis.draw(canvas, TOP, bottom - 6);
        scale(canvas, axis);
        shares(canvas, axis);
        double y = TOP + SHARES + 16;
        for (var criterion : criteria) {
            criterion.draw(canvas, axis, y);
            y += CriterionStrip.HEIGHT;
        }
        events(canvas, axis, bottom - 6);
        canvas.end();
    }

    private void legend(Canvas canvas) {
        double x = LABEL;
        canvas.rect("area", x, 5, 26, 13);
        canvas.line("share", x, 5, x + 26, 5);
        canvas.words("tick", x + 33, 16, "share on the new platform");
        if (!criteria.isEmpty()) {
            canvas.line("limit", x + 212, 12, x + 238, 12);
            canvas.words("tick", x + 245, 16, "threshold");
            CriterionStrip.redMark(canvas, x + 330, 12);
            canvas.words("tick", x + 340, 16, "red sample");
            canvas.circle("gap", x + 426, 12, 3);
            canvas.words("tick", x + 436, 16, "no data");
        }
    }

    private static void scale(Canvas canvas, TimeAxis axis) {
        for (int percent : new int[] {0, 50, 100}) {
            double y = height(percent * 100);
            canvas.line(percent == 0 ? "rule" : "grid", axis.left(), y, axis.right(), y);
            canvas.words("tick end", axis.left() - 8, y + 4, percent + " %");
        }
        canvas.words("label", 10, TOP + 15, "Traffic");
    }

    private void shares(Canvas canvas, TimeAxis axis) {
        if (shares.isEmpty()) {
            return;
        }
        var line = new StringBuilder();
        double last = 0;
        for (var share : shares) {
            String x = Canvas.number(axis.x(share.at()));
            line.append(line.isEmpty() ? "M" + x + " " + Canvas.number(height(share.basisPoints())) : "H" + x);
            line.append('V').append(Canvas.number(height(share.basisPoints())));
            last = height(share.basisPoints());
        }
        line.append('H').append(Canvas.number(axis.right()));
        double begin = axis.x(shares.get(0).at());
        canvas.path("area", line + "V" + Canvas.number(height(0)) + "H" + Canvas.number(begin) + "Z");
        canvas.path("share", line);
        int now = shares.get(shares.size() - 1).basisPoints();
        canvas.words("value", axis.right() + 10, Math.min(last + 4, height(0)), Canvas.number(now / 100.0) + " %");
    }

    /** Labels that would stand in each other's way take turns on two lines, and then leave only their mark. */
    private void events(Canvas canvas, TimeAxis axis, double bottom) {
        double[] free = {axis.left(), axis.left()};
        for (var event : events) {
            double x = axis.x(event.at());
            canvas.line(event.red() ? "mark bad" : "mark", x, TOP, x, bottom);
            double room = axis.right() + CriterionStrip.NOTE - x - 4;
            String label = Lettering.fit((event.red() ? "✗ " : "") + event.label(), 10.5, room);
            int line = free[0] <= x ? 0 : free[1] <= x ? 1 : -1;
            if (line >= 0) {
                canvas.words(event.red() ? "happened bad" : "happened", x + 4, TOP + 11 + line * 13, label);
                free[line] = x + 8 + label.length() * 6.2;
            }
        }
    }

    private static double height(int basisPoints) {
        return TOP + 30 + (SHARES - 30) * (1 - basisPoints / FULL);
    }
}
