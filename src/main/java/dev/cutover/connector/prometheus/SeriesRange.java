package dev.cutover.connector.prometheus;

import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;

/**
 * A range of series that is captured as evidence. Immutable.
 *
 * @param query PromQL, or the name of a metric
 * @param over how far it reaches back from now
 * @param step the distance of its points
 */
record SeriesRange(String query, Duration over, Duration step, Form form) {
    /** Prometheus gives no more points of a series. */
    private static final long MOST_POINTS = 11_000;

    private static final Duration USUAL_SPAN = Duration.ofHours(1);
    private static final Duration USUAL_STEP = Duration.ofSeconds(15);
    private static final List<String> KEYS = List.of("query", "over", "step", "form");

    /** How it is written. */
    enum Form {
        CSV,
        JSON
    }

    /** Reads what the runbook says; the settings reader collects the mistakes. */
    static SeriesRange read(SettingsReader with) {
        with.knows(KEYS).require("query", "name a metric, or write the PromQL");
        var over = with.positiveDuration("over").orElse(USUAL_SPAN);
        var finest = finest(over);
        var step = with.positiveDuration("step").orElse(finest.compareTo(USUAL_STEP) > 0 ? finest : USUAL_STEP);
        if (step.compareTo(finest) < 0) {
            with.wrong(
                    "step",
                    "makes more than " + MOST_POINTS + " points, which Prometheus refuses",
                    "the finest step is " + QueryPlaces.duration(finest));
        }
        return new SeriesRange(
                with.text("query").orElse(""),
                over,
                step,
                with.choice("form", Form.class).orElse(Form.CSV));
    }

    /** From the first point to the last. */
    Duration span() {
        return step.multipliedBy(over.dividedBy(step));
    }

    /** The finest whole second with which so much has no more points than Prometheus gives. */
    private static Duration finest(Duration over) {
        return Duration.ofSeconds(over.toSeconds() / (MOST_POINTS - 1) + 1);
    }
}
