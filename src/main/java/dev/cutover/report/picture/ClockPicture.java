package dev.cutover.report.picture;

import dev.cutover.graph.Lettering;
import dev.cutover.report.markup.Markup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long rollbacks took, part by part, against the window that was promised. Immutable. */
public final class ClockPicture {
    private static final double WIDTH = 1000;
    private static final double LABEL = 216;
    private static final double NOTE = 130;
    private static final double TOP = 30;
    private static final double ROW = 48;

    /** A part of a rollback, in the order in which they follow each other. */
    public record Part(String name, Duration took) {}

    /**
     * One rollback.
     *
     * @param label its number and scope
     * @param parts what was measured, one after the other
     * @param window the time within which traffic has to be back; empty if none was promised
     * @param inTime whether the promise was kept; empty if that is not known
     * @param total in words
     */
    public record Bar(
            String label, List<Part> parts, Optional<Duration> window, Optional<Boolean> inTime, String total) {
        public Bar {
            parts = List.copyOf(parts);
        }
    }

    private final PictureWords words;
    private final List<Bar> bars;

    /** A picture of these rollbacks. */
    public ClockPicture(PictureWords words, List<Bar> bars) {
        this.words = words;
        this.bars = List.copyOf(bars);
    }

    /**
     * Draws it.
     *
     * @param ids what each id in the picture begins with
     */
    public void draw(Markup markup, String ids) {
        var canvas = Canvas.begin(markup, ids, words, WIDTH, TOP + bars.size() * ROW + 4);
        canvas.hatching("waits");
        double longest = Math.max(1, bars.stream().mapToDouble(ClockPicture::seconds).max().orElse(1));
        double scale = (WIDTH - LABEL - NOTE) / longest;
        double y = TOP;
        for (var bar : bars) {
            bar(canvas, bar, y, scale);
            y += ROW;
        }
        canvas.end();
    }

    private static double seconds(Bar bar) {
        double taken = bar.parts().stream().mapToDouble(part -> part.took().toMillis() / 1000.0).sum();
        return Math.max(taken, bar.window().map(window -> window.toMillis() / 1000.0).orElse(0.0));
    }

    private static void bar(Canvas canvas, Bar bar, double y, double scale) {
        canvas.words("label", 10, y + 17, Lettering.fit(bar.label(), 11.5, LABEL - 24));
        double x = LABEL;
        double free = LABEL;
        int at = 0;
        for (var part : bar.parts()) {
            double width = Math.max(2, part.took().toMillis() / 1000.0 * scale);
            if (at == 1) {
                canvas.hatched("waits", x, y + 6, width, 14);
            } else {
                canvas.rect("part part-" + at, x, y + 6, width, 14);
            }
            double from = Math.max(x, free);
            canvas.words("tick", from, y + 34, part.name());
            free = from + part.name().length() * 6.4 + 10;
            x += width;
            at++;
        }
        bar.window().ifPresent(window -> {
            double end = LABEL + window.toMillis() / 1000.0 * scale;
            canvas.line("limit", end, y - 4, end, y + 24);
            canvas.words("tick end", end - 4, y - 1, "window");
        });
        boolean late = bar.inTime().isPresent() && !bar.inTime().orElseThrow();
        canvas.words(late ? "note bad" : "note", WIDTH - NOTE + 10, y + 17, Lettering.fit(bar.total(), 11, NOTE - 10));
    }
}
