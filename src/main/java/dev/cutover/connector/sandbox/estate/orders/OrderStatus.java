package dev.cutover.connector.sandbox.estate.orders;

/** The stages of an order, in the order in which they are passed. */
public enum OrderStatus {
    CREATED("created"),
    ALLOCATED("allocated"),
    ROUTED("routed"),
    PICKED("picked"),
    PACKED("packed"),
    SHIPPED("shipped"),
    DELIVERED("delivered"),
    RETURNED("returned"),
    CANCELLED("cancelled");

    private final String id;

    OrderStatus(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
