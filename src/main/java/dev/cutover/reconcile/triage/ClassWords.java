package dev.cutover.reconcile.triage;

import dev.cutover.model.reconcile.DifferenceClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The class that the name of a column, a record set or a stage speaks for. Stateless and thread-safe. */
final class ClassWords {
    private static final List<String> OF_STOCK = List.of("reserv", "stock", "inventor", "on_hand", "on-hand", "atp");
    private static final List<String> OF_CARRIERS =
            List.of("carrier", "shipment", "shipped", "tracking", "label", "deliver", "in_transit", "in-transit");

    private ClassWords() {}

    /** Empty if it speaks for none. */
    static Optional<DifferenceClass> of(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (OF_STOCK.stream().anyMatch(small::contains)) {
            return Optional.of(DifferenceClass.INVENTORY_DRIFT);
        }
        return OF_CARRIERS.stream().anyMatch(small::contains)
                ? Optional.of(DifferenceClass.CARRIER_FAILURE)
                : Optional.empty();
    }
}
