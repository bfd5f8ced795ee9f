package dev.cutover.report.picture;

import dev.cutover.graph.Lettering;
import dev.cutover.report.markup.Markup;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long rollbacks took, part by part, against the window that was promised. All bars share one scale and stand with
 * their decision at one line: what was lost before it is left of it, and the window begins at it. Immutable.
 */
public final class ClockPicture {
    private static final double WIDTH = 1000;
    private static final double LABEL = 216;
    private static final double NOTE = 140;
    private static final double TOP = 30;
    private static final double ROW = 46;

    /** Room for the words left of the decision, however short the times before it were. */
    private static final double BEFORE = 190;

    /** The parts of a rollback. The first two come before the decision, the others are all counted from it. */
    public enum Kind {
        DETECT,
        DECIDE,
        RESTORE,
        SETTLE,
        CLEAN;

        private boolean precedesTheDecision() {
            return this == DETECT || this == DECIDE;
        }
    }

    /** A part that was measured; its name says how long it took. */
    public record Part(Kind kind, String name, Duration took) {
        private double seconds() {
            return took.toMillis() / 1000.0;
        }
    }

    /**
     * One rollback.
     *
     * @param label its number and scope
     * @param parts in the order of their kinds
     * @param window the time after the decision within which traffic has to be back; empty if none was promised
     * @param late whether the promise is known to be broken
     * @param total in words
     */
    public record Bar(String label, List<Part> parts, Optional<Duration> window, boolean late, String total) {
        public Bar {
            parts = List.copyOf(parts);
        }

        private double before() {
            return parts.stream()
                    .filter(part -> part.kind().precedesTheDecision())
                    .mapToDouble(Part::seconds)
                    .sum();
        }

        private double after() {
            double longest = parts.stream()
                    .filter(part -> !part.kind().precedesTheDecision())
                    .mapToDouble(Part::seconds)
                    .max()
                    .orElse(0);
            return Math.max(
                    longest, window.map(time -> time.toMillis() / 1000.0).orElse(0.0));
        }
    }

    private final PictureWords words;
    private final List<Bar> bars;
    private final double scale;
    private final double decision;

    /** A picture of these rollbacks. */
    public ClockPicture(PictureWords words, List<Bar> bars) {
        this.words = words;
        this.bars = List.copyOf(bars);
        double before = bars.stream().mapToDouble(Bar::before).max().orElse(0);
        double after = bars.stream().mapToDouble(Bar::after).max().orElse(0);
        double room = WIDTH - LABEL - NOTE;
        double fair = room / Math.max(1, before + after);
        // A long window would leave no room for the words before the decision, so they have a minimum.
        double left = Math.max(BEFORE, before * fair);
        this.scale = (room - left) / Math.max(1, Math.max(after, before * (room - left) / left));
        this.decision = LABEL + left;
    }

    /**
     * Draws it.
     *
     * @param ids what each id in the picture begins with
     */
    public void draw(Markup markup, String ids) {
        double height = TOP + bars.size() * ROW + 4;
        var canvas = Canvas.begin(markup, ids, words, WIDTH, height);
        canvas.hatching("waits");
        canvas.words("tick middle", decision, 16, "decision");
        double y = TOP;
        for (var bar : bars) {
            bar(canvas, bar, y);
            y += ROW;
        }
        canvas.line("mark", decision, 22, decision, height - 6);
        canvas.end();
    }

    private void bar(Canvas canvas, Bar bar, double y) {
        canvas.words("label", 10, y + 15, Lettering.fit(bar.label(), 11.5, LABEL - 24));
        bar.window().ifPresent(window -> {
            double width = window.toMillis() / 1000.0 * scale;
            canvas.rect("planned", decision, y + 2, width, 18);
            canvas.words("tick end", decision + width, y + 34, "window");
        });
        before(canvas, bar, y);
        after(canvas, bar, y);
        canvas.words("tick end", decision - 6, y + 34, names(bar, true));
        canvas.words("tick", decision + 6, y + 34, names(bar, false));
        canvas.words(
                bar.late() ? "note bad" : "note",
                WIDTH - NOTE + 10,
                y + 15,
                Lettering.fit((bar.late() ? "✗ " : "") + bar.total(), 11, NOTE - 10));
    }

    private void before(Canvas canvas, Bar bar, double y) {
        double x = decision - bar.before() * scale;
        for (var part : bar.parts()) {
            double width = Math.max(2, part.seconds() * scale);
            if (part.kind() == Kind.DETECT) {
                canvas.rect("detect", x, y + 5, width, 12);
            } else if (part.kind() == Kind.DECIDE) {
                canvas.hatched("waits", x, y + 5, width, 12);
            } else {
                return;
            }
            x += part.seconds() * scale;
        }
    }

    /** All of these begin at the decision, so the later ones are drawn from the end of those before them. */
    private void after(Canvas canvas, Bar bar, double y) {
        double drawn = 0;
        for (var part : bar.parts()) {
            if (!part.kind().precedesTheDecision() && part.seconds() >= drawn) {
                double width = Math.max(2, (part.seconds() - drawn) * scale);
                canvas.rect(part.kind().name().toLowerCase(Locale.ROOT), decision + drawn * scale, y + 5, width, 12);
                drawn = part.seconds();
            }
        }
    }

    private static String names(Bar bar, boolean before) {
        return bar.parts().stream()
                .filter(part -> part.kind().precedesTheDecision() == before)
                .map(Part::name)
                .collect(Collectors.joining(", "));
    }
}
