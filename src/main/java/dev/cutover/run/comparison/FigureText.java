package dev.cutover.run.comparison;

import dev.cutover.model.reconcile.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures and counts for people. Stateless and thread-safe. */
public final class FigureText {
    private static final int DIGITS = 3;

    private FigureText() {}

    /** A value of a figure: a share as a percentage of three digits, anything else in full. */
    public static String of(Figure figure, BigDecimal value) {
        return figure.isShare() ? share(value) : amount(value);
    }

    /** A figure and what is to be said of its limit: {@code mismatch-rate is 0.72 %, must be <= 0.5 %}. */
    public static String of(JudgedFigure judged) {
        return judged.figure()
                + judged.found().map(found -> " is " + found).orElse(" could not be determined" + why(judged.figure()))
                + ", must be " + judged.limit();
    }

    private static String why(Figure figure) {
        return figure == Figure.MONEY_DIFFERENCE
                ? " (no column with amounts is compared, or an amount that differs is no number)"
                : "";
    }

    /** A number of keys: {@code 2,000,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share of keys: {@code 0.06 %}; what is not nothing never reads 0 %. */
    public static String share(BigDecimal ratio) {
        var percent = ratio.movePointRight(2).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }

    /** An amount in full: {@code 12,345.60}. */
    public static String amount(BigDecimal value) {
        String plain = value.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String digits = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
        return digits + (point < 0 ? "" : plain.substring(point));
    }
}
