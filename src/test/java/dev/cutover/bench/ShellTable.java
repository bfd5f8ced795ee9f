package dev.cutover.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints one line for each work: what it cost, and how that stands beside a floor and beside what is aimed at. */
final class ShellTable {
    private final PrintStream out;

    ShellTable(PrintStream out) {
        this.out = out;
        out.println(String.format(Locale.ROOT, "%-46s %9s %9s %9s   %s", "WORK", "WALL", "CPU", "MEMORY", "BESIDE"));
    }

    void line(String work, ProcessCost cost, String beside) {
        out.println(String.format(
                        Locale.ROOT,
                        "%-46s %7.3f s %7.3f s %5.0f MiB   %s",
                        work,
                        cost.wall(),
                        cost.cpu(),
                        cost.memory(),
                        beside)
                .stripTrailing());
    }

    /** A figure that is no process of its own. */
    void note(String work, String figure) {
        out.println(String.format(Locale.ROOT, "%-46s %s", work, figure));
    }

    static String times(double ratio, String floor, String reach) {
        return String.format(Locale.ROOT, "%.1f x %s (reach: %s)", ratio, floor, reach);
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
