package dev.cutover.connector.sandbox.estate.book;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The stages that a quantity of a line passes through. They are a graph and not a line: a quantity may wait for stock,
 * leave by carrier or be collected, and be recalled from the warehouse. Immutable.
 */
public enum Stage {
    CREATED("created"),
    /** Waits for stock. */
    BACKORDERED("backordered"),
    /** Stock is reserved. */
    ALLOCATED("allocated"),
    /** A node was chosen, and the warehouse has the work order. */
    ROUTED("routed"),
    PICKED("picked"),
    PACKED("packed"),
    /** Waits at the counter for the customer. */
    READY("ready"),
    /** The carrier has scanned the parcel. */
    SHIPPED("shipped"),
    DELIVERED("delivered"),
    /** The customer has collected it. */
    COLLECTED("collected"),
    RETURNED("returned"),
    CANCELLED("cancelled");

    private final String id;

    Stage(String id) {
        this.id = id;
    }

    /** The stages that may directly follow. */
    public Set<Stage> next() {
        return switch (this) {
            case CREATED -> EnumSet.of(BACKORDERED, ALLOCATED, CANCELLED);
            case BACKORDERED -> EnumSet.of(ALLOCATED, CANCELLED);
            case ALLOCATED -> EnumSet.of(ROUTED, CANCELLED);
            // A recalled work order leaves the stock reserved.
            case ROUTED -> EnumSet.of(PICKED, ALLOCATED, CANCELLED);
            case PICKED -> EnumSet.of(PACKED);
            case PACKED -> EnumSet.of(SHIPPED, READY);
            case READY -> EnumSet.of(COLLECTED, CANCELLED);
            case SHIPPED -> EnumSet.of(DELIVERED);
            case DELIVERED, COLLECTED -> EnumSet.of(RETURNED);
            case RETURNED, CANCELLED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether goods in this stage have left the warehouse for the customer, so that they count as shipped. */
    public boolean hasLeft() {
        return switch (this) {
            case SHIPPED, DELIVERED, COLLECTED, RETURNED -> true;
            case CREATED, BACKORDERED, ALLOCATED, ROUTED, PICKED, PACKED, READY, CANCELLED -> false;
        };
    }

    /** Whether nothing is left to do: what may still come is a return. */
    public boolean isFinished() {
        return switch (this) {
            case DELIVERED, COLLECTED, RETURNED, CANCELLED -> true;
            case CREATED, BACKORDERED, ALLOCATED, ROUTED, PICKED, PACKED, READY, SHIPPED -> false;
        };
    }

    public static Optional<Stage> named(String id) {
        return Arrays.stream(values()).filter(stage -> stage.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
