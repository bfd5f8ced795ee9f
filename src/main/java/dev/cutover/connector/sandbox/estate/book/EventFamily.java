package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of events that dual-write copies from one platform to the other, each switched by itself. Immutable. */
public enum EventFamily {
    /** The order itself, when it is placed or taken over. */
    ORDERS("orders"),
    /** Stages before the goods leave. */
    STATUSES("statuses"),
    RESERVATIONS("reservations"),
    LABELS("labels"),
    /** That goods have left, arrived or were collected. */
    SHIPMENTS("shipments"),
    CANCELLATIONS("cancellations"),
    RETURNS("returns"),
    /** Captures and refunds. */
    PAYMENTS("payments");

    private final String id;

    EventFamily(String id) {
        this.id = id;
    }

    public static Optional<EventFamily> named(String id) {
        return Arrays.stream(values()).filter(family -> family.id.equals(id)).findFirst();
    }

    /**
     * Families by their names, separated by commas.
     *
     * @throws EstateException if a name is unknown, or there is none
     */
    public static Set<EventFamily> listed(String names) {
        var families = EnumSet.noneOf(EventFamily.class);
        Pattern.compile(",")
                .splitAsStream(names)
                .map(String::strip)
                .map(name -> named(name).orElseThrow(() -> NameSuggestions.unknown("type of events", name, ids())))
                .forEach(families::add);
        return families;
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(family -> family.id).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
