package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the estate as a whole. Any system of the environment may set them; no two may contradict each other.
 */
record EstateSettings(
        Optional<Long> seed,
        Optional<Double> ordersPerSecond,
        Optional<Map<String, List<String>>> dimensions,
        Optional<Duration> routerSettles,
        Optional<List<String>> without) {
    static final EstateSettings NONE = new EstateSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Long enough that a rehearsed rollback takes time, as with any real router. */
    private static final Duration USUAL_SETTLING = Duration.ofSeconds(5);

    static EstateSettings read(SettingsReader settings) {
        return new EstateSettings(
                settings.whole("seed"),
                settings.number("orders-per-second"),
                settings.listsByName("dimensions"),
                settings.duration("router-settles"),
                without(settings));
    }

    private static Optional<List<String>> without(SettingsReader settings) {
        var without = settings.words("without");
        var names = without.orElse(List.of());
        boolean isWrong = false;
        for (int i = 0; i < names.size(); i++) {
            try {
                Protection.except(List.of(names.get(i)));
            } catch (EstateException unknown) {
                String place = settings.isList("without") ? "without[" + i + "]" : "without";
                settings.mistake(place, String.valueOf(unknown.getMessage()), unknown.hint());
                isWrong = true;
            }
        }
        return isWrong ? Optional.empty() : without;
    }

    /** @throws EstateException if the settings are out of range */
    EstateConfig config(long usualSeed) {
        var retail = EstateConfig.retail(seed.orElse(usualSeed));
        return new EstateConfig(
                retail.seed(),
                dimensions.orElse(retail.dimensions()),
                ordersPerSecond.orElse(retail.ordersPerSecond()),
                without.orElse(List.of()));
    }

    /** How long a new weight of the router takes to be in force. */
    Duration settling() {
        return routerSettles.orElse(USUAL_SETTLING);
    }

    /** @throws EstateException if both set the same key to different values */
    EstateSettings and(EstateSettings other) {
        return new EstateSettings(
                agree("seed", seed, other.seed),
                agree("orders-per-second", ordersPerSecond, other.ordersPerSecond),
                agree("dimensions", dimensions, other.dimensions),
                agree("router-settles", routerSettles, other.routerSettles),
                agree("without", without, other.without));
    }

    private static <T> Optional<T> agree(String name, Optional<T> one, Optional<T> other) {
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            throw new EstateException(
                    "two systems of the sandbox set different values for '" + name + "': " + one.get() + " and "
                            + other.get(),
                    "a run has one sandbox: set it once");
        }
        return one.or(() -> other);
    }
}
