package dev.cutover.report.picture;

import dev.cutover.graph.Lettering;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The samples of one criterion as a small line with its threshold.
 *
 * @param name the criterion
 * @param promised the threshold in words, such as {@code at most 0.5 %}
 * @param measured the last or worst value in words; may be empty
 * @param limits the threshold as a number, or both ends of a range, in the unit of the samples; empty if it is none
 * @param samples in the order of time
 */
public record CriterionStrip(String name, String promised, String measured, List<Double> limits, List<Sample> samples) {
    static final double HEIGHT = 46;

    /** The room right of the lines. */
    static final double NOTE = 96;

    /** A line of the picture has about so many pixels; more samples would only make the page heavier. */
    private static final double FINEST = 2.5;

    private static final double INSIDE = 30;

    /** How a sample stood to its threshold. */
    public enum Standing {
        GREEN,
        RED,
        NO_DATA
    }

    /** One measurement; without a value it is a gap in the line. */
    public record Sample(Instant at, OptionalDouble value, Standing standing) {}

    public CriterionStrip {
        limits = List.copyOf(limits);
        samples = List.copyOf(samples);
    }

    void draw(Canvas canvas, TimeAxis axis, double top) {
        canvas.line("grid", 0, top, axis.right(), top);
        canvas.words("label", 10, top + 18, Lettering.fit(name, 11.5, axis.left() - 24));
        canvas.words("note quiet", 10, top + 33, Lettering.fit(promised, 10.5, axis.left() - 24));
        var scale = scale(top);
        for (double limit : limits) {
            double y = scale.y(limit);
            canvas.line("limit", axis.left(), y, axis.right(), y);
        }
        line(canvas, axis, scale);
        marks(canvas, axis, scale);
        boolean red = samples.stream().anyMatch(sample -> sample.standing() == Standing.RED);
        canvas.words(
                red ? "note bad" : "note",
                axis.right() + 10,
                top + 26,
                Lettering.fit((red ? "✗ " : "") + measured, 11, NOTE - 10));
    }

    /** From zero, unless all of it is so far from zero that nothing would be seen. */
    private Scale scale(double top) {
        var numbers = DoubleStream.concat(
                        samples.stream().flatMapToDouble(sample -> sample.value().stream()),
                        limits.stream().mapToDouble(Double::doubleValue))
                .summaryStatistics();
        if (numbers.getCount() == 0) {
            return new Scale(0, 1, top);
        }
        double high = Math.max(1e-9, numbers.getMax() * 1.12);
        double low = numbers.getMin();
        return new Scale(low > high * 0.6 ? low - (high - low) * 0.3 : Math.min(0, low), high, top);
    }

    private record Scale(double low, double high, double top) {
        double y(double value) {
            return top + 8 + INSIDE * (1 - (value - low) / Math.max(1e-9, high - low));
        }

        double floor() {
            return top + 8 + INSIDE;
        }
    }

    /** Samples closer than a few pixels are drawn as the highest and the lowest of them. */
    private void line(Canvas canvas, TimeAxis axis, Scale scale) {
        var path = new StringBuilder();
        boolean down = false;
        double column = Double.NEGATIVE_INFINITY;
        double upper = 0;
        double lower = 0;
        for (var sample : samples) {
            if (sample.value().isEmpty()) {
                down = false;
                column = Double.NEGATIVE_INFINITY;
                continue;
            }
            double x = axis.x(sample.at());
            double y = scale.y(sample.value().orElseThrow());
            boolean news = x - column >= FINEST;
            if (news || y < upper || y > lower) {
                path.append(down ? "L" : "M")
                        .append(Canvas.number(x))
                        .append(' ')
                        .append(Canvas.number(y));
                column = news ? x : column;
                upper = news ? y : Math.min(upper, y);
                lower = news ? y : Math.max(lower, y);
                down = true;
            }
        }
        canvas.path("series", path);
    }

    private void marks(Canvas canvas, TimeAxis axis, Scale scale) {
        double red = Double.NEGATIVE_INFINITY;
        double gap = Double.NEGATIVE_INFINITY;
        for (var sample : samples) {
            double x = axis.x(sample.at());
            if (sample.standing() == Standing.RED && x - red >= 2 * FINEST) {
                redMark(
                        canvas,
                        x,
                        sample.value().isPresent() ? scale.y(sample.value().orElseThrow()) : scale.floor());
                red = x;
            } else if (sample.standing() == Standing.NO_DATA && x - gap >= 3 * FINEST) {
                canvas.circle("gap", x, scale.floor(), 2.5);
                gap = x;
            }
        }
    }

    /** A cross, so that red is seen without colour. */
    static void redMark(Canvas canvas, double x, double y) {
        canvas.path("red-mark", "M" + Canvas.number(x - 3) + " " + Canvas.number(y - 3) + "l6 6m0 -6l-6 6");
    }
}
