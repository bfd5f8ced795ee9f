package dev.cutover.connector.command;

import dev.cutover.spi.settings.NotationException;
import dev.cutover.spi.settings.SettingsReader;
import dev.cutover.spi.settings.ShareNotation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the weights that a router's programs print: {@code 50 %}, or bare numbers in a unit that the settings state.
 * Stateless and thread-safe.
 */
final class PrintedShare {
    /** The form of one weight, in lines that have several. */
    static final String FORM = "[-+]?[0-9][0-9.]*[ \\t]*%?";

    private static final Pattern BARE = Pattern.compile("[-+]?[0-9]{1,9}(?:\\.[0-9]{1,9})?");

    private PrintedShare() {}

    /** What a bare number means. */
    enum Unit {
        /** 5 is 5 %. */
        PERCENT(2),
        /** 0.05 is 5 %. */
        FRACTION(4),
        /** 500 is 5 %. */
        BASIS_POINTS(0),
        /**
         * The same as basis points, in what runs of earlier versions have pinned: their programs also find the weight
         * in {@code CUTOVER_WEIGHT}.
         */
        FORMER(0);

        /** How a unit of this kind is turned into basis points: by so many decimal places. */
        private final int places;

        Unit(int places) {
            this.places = places;
        }

        private static final Map<String, Unit> STATED = stated();

        private static Map<String, Unit> stated() {
            var stated = new LinkedHashMap<String, Unit>();
            stated.put("percent", PERCENT);
            stated.put("fraction", FRACTION);
            stated.put("basis-points", BASIS_POINTS);
            return stated;
        }

        /**
         * The unit under the key {@code unit}; empty if there is none. A list, which no file needs, says what earlier
         * versions meant.
         */
        static Optional<Unit> read(SettingsReader settings) {
            return settings.isList("unit") ? Optional.of(FORMER) : settings.choice("unit", STATED);
        }
    }

    /**
     * The weight, in basis points.
     *
     * @throws NotationException if it is none; the reason can follow a colon
     */
    static int read(String text, Optional<Unit> unit) throws NotationException {
        if (!BARE.matcher(text).matches()) {
            return ShareNotation.parse(text);
        }
        if (unit.isEmpty()) {
            throw new NotationException(
                    "a bare number has no unit",
                    "print `5 %`, or set `unit: percent`, `unit: fraction` or `unit: basis-points` for the router");
        }
        var percent =
                new BigDecimal(text).movePointRight(unit.orElseThrow().places).movePointLeft(2);
        return ShareNotation.parse(percent.toPlainString() + " %");
    }

    /** Basis points as a plain number of percent, such as {@code 0.5}. */
    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }
}
