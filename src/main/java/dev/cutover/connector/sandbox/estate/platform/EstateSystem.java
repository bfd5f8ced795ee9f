package dev.cutover.connector.sandbox.estate.platform;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The systems of the estate. */
public enum EstateSystem {
    STOREFRONT("storefront", "where orders come from"),
    INGRESS("ingress", "sends each order to one of the two platforms, by the weight of its segment"),
    LEGACY_OMS("legacy-oms", "the old platform: slower, but proven"),
    ORCHESTRATOR("orchestrator", "the new platform: faster, and checks inventory and carrier while it routes"),
    WMS("wms", "the warehouse: picks, packs and ships"),
    INVENTORY("inventory", "stock and reservations"),
    CARRIER("carrier", "takes parcels and confirms them"),
    PAYMENTS("payments", "authorises and captures payments"),
    LABELS("labels", "prints shipping labels"),
    NOTIFICATIONS("notifications", "sends messages to customers"),
    RELEASES("releases", "controls the release of new versions"),
    CACHES("caches", "the caches that the new platform reads from"),
    METRICS("metrics", "measures all other systems"),
    ERP("erp", "the ERP's ledger"),
    TAX("tax", "the tax engine"),
    ANALYTICS("analytics", "the analytics pipelines"),
    OTHER("other", "any other system: it answers calls, and no order passes through it");

    private final String id;
    private final String title;

    EstateSystem(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public boolean isPlatform() {
        return this == LEGACY_OMS || this == ORCHESTRATOR;
    }

    /** Whether orders pass through it, so that its failures make orders fail. */
    public boolean worksOnOrders() {
        return compareTo(LABELS) <= 0;
    }

    static Optional<EstateSystem> find(String id) {
        return Arrays.stream(values())
                .filter(system -> system != OTHER && system.id.equals(id))
                .findFirst();
    }

    /** All systems but {@link #OTHER}, by id. */
    public static Map<String, EstateSystem> byName() {
        var systems = new LinkedHashMap<String, EstateSystem>();
        Arrays.stream(values()).filter(system -> system != OTHER).forEach(system -> systems.put(system.id, system));
        return systems;
    }

    @Override
    public String toString() {
        return id;
    }
}
