package dev.cutover.connector.command;

import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.settings.SettingsReader;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The weights that a router's program receives, each in a unit that its name states, as places in its arguments and as
 * variables. Stateless and thread-safe.
 */
final class WeightPlaces {
    private static final String PERCENT = "percent";
    private static final String BASIS_POINTS = "basis-points";
    private static final String EXPECTED = "expected";

    /** The former name of the weight, which states no unit. */
    private static final String WEIGHT = "weight";

    /** All names of places; two of them are refused where they leave the unit open. */
    static final Set<String> NAMES =
            Set.of(PERCENT, BASIS_POINTS, EXPECTED, EXPECTED + "-" + PERCENT, EXPECTED + "-" + BASIS_POINTS, WEIGHT);

    private WeightPlaces() {}

    /** The same program; notes a mistake if one of its places leaves the unit of a weight open. */
    static ProgramSpec checked(ProgramSpec program, SettingsReader settings, Optional<PrintedShare.Unit> unit) {
        if (isFormer(unit)) {
            return program;
        }
        if (uses(program, WEIGHT)) {
            settings.wrong(
                    "argv",
                    "uses {weight}, which does not say its unit",
                    "write {percent}, such as 5 or 0.5, or {basis-points}, such as 500 for 5 %");
        }
        if (uses(program, EXPECTED) && uses(program, PERCENT) == uses(program, BASIS_POINTS)) {
            settings.wrong(
                    "argv",
                    "uses {expected}, whose unit is that of {percent} or {basis-points}, and has not just one of these",
                    "write {expected-percent} or {expected-basis-points}");
        }
        return program;
    }

    /** The call with the weights of a change; an expected weight is empty if any will do. */
    static Invocation of(Change change, Invocation call, ProgramSpec program, Optional<PrintedShare.Unit> unit) {
        String points = Integer.toString(change.target());
        String percent = PrintedShare.percent(change.target());
        OptionalInt before = change.expected();
        String expectedPoints = before.isPresent() ? Integer.toString(before.getAsInt()) : "";
        String expectedPercent = before.isPresent() ? PrintedShare.percent(before.getAsInt()) : "";
        boolean inPercent = uses(program, PERCENT);
        var filled = call.and(PERCENT, "CUTOVER_PERCENT", percent)
                .and(BASIS_POINTS, "CUTOVER_BASIS_POINTS", points)
                .and(EXPECTED + "-" + PERCENT, "CUTOVER_EXPECTED_PERCENT", expectedPercent)
                .and(EXPECTED + "-" + BASIS_POINTS, "CUTOVER_EXPECTED_BASIS_POINTS", expectedPoints)
                .and(EXPECTED, "", inPercent ? expectedPercent : expectedPoints);
        return isFormer(unit)
                ? filled.and(WEIGHT, "CUTOVER_WEIGHT", points).and(EXPECTED, "CUTOVER_EXPECTED", expectedPoints)
                : filled;
    }

    private static boolean isFormer(Optional<PrintedShare.Unit> unit) {
        return unit.filter(PrintedShare.Unit.FORMER::equals).isPresent();
    }

    private static boolean uses(ProgramSpec program, String name) {
        return program.argv().stream()
                .flatMap(PlaceTemplate::places)
                .anyMatch(place -> place.name().equals(name));
    }
}
