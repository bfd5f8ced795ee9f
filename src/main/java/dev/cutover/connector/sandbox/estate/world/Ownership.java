package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome.State;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.PlatformProfile;
import java.util.List;

/** Makes platforms own an order, give it up, and pause with it, as they are told. Not thread-safe. */
final class Ownership {
    private static final long SALT = 0x7a4e0L;

    private final OrderCase order;
    private final PlatformWork work;
    private final Cancellation cancellation;
    private final ConfirmationCarrier confirmations;

    Ownership(OrderCase order, OrderSystems systems, ConfirmationCarrier confirmations) {
        this.order = order;
        this.work = systems.work();
        this.cancellation = systems.cancellation();
        this.confirmations = confirmations;
    }

    /**
     * A platform becomes the owner. It goes on from what its own book has: what was shipped or cancelled by it is not
     * sent again, and the rest anew.
     */
    void takeOver(PlatformState platform, String key) {
        if (platform.owns()) {
            order.answer(key, State.KNOWN, platform.system() + " owns it already");
            return;
        }
        var other = order.other(platform);
        if (other.owns() && order.has(Protection.ONE_OWNER)) {
            order.answer(key, State.REFUSED, other.system() + " owns it");
            return;
        }
        boolean isNew = platform.presence() == Presence.ABSENT;
        platform.become(Presence.ACTIVE);
        if (isNew) {
            create(platform);
        }
        order.happens(Occurrence.order(EventKind.TAKEN_OVER, key), platform);
        dropSurplus(platform, key);
        cancellation.passOn(platform);
        long chance = HashedChance.mix(order.plan.number() ^ SALT ^ platform.side.index());
        var profile = PlatformProfile.of(platform.side);
        work.begin(
                platform, profile.reservation().draw(chance), profile.routing().draw(chance >>> 10));
        order.answer(key, State.DONE, "");
    }

    /**
     * Creates the order from the storefront's: the same events, so that nobody takes it for another order. With it
     * comes what has left already, so that nothing is sent twice however late the other confirmations are carried.
     */
    private void create(PlatformState platform) {
        for (BookEvent event : List.copyOf(order.books.of(EstateSystem.STOREFRONT))) {
            if (event.kind() == EventKind.CREATED) {
                order.record(order.books.copy(event), platform);
            }
        }
        confirmations.carryWhatHasLeft(platform);
    }

    /** An owner has the lines that the storefront has: what else its copy had is cancelled. */
    private void dropSurplus(PlatformState platform, String key) {
        var known = order.plan.lines().stream().map(PlannedLine::line).toList();
        for (BookEvent event : List.copyOf(order.books.of(platform.system()))) {
            if (event.kind() == EventKind.CREATED && !known.contains(event.line())) {
                order.happens(
                        new Occurrence(EventKind.CANCELLED, event.line(), 0, event.quantity(), "", 0, "", key),
                        platform);
            }
        }
    }

    void release(PlatformState platform, String key) {
        switch (platform.presence()) {
            case RELEASED -> order.answer(key, State.KNOWN, "it was given up already");
            case ABSENT, SHADOW -> order.answer(key, State.REFUSED, platform.system() + " does not own it");
            case ACTIVE -> {
                if (order.has(Protection.RECALL_FIRST) && platform.hasOpenWork()) {
                    order.answer(key, State.REFUSED, "the warehouse has its work order");
                    return;
                }
                platform.become(Presence.RELEASED);
                order.happens(Occurrence.order(EventKind.RELEASED, key), platform);
                order.answer(key, State.DONE, "");
            }
        }
    }

    void hold(PlatformState platform, String key) {
        if (platform.presence() == Presence.ABSENT) {
            order.answer(key, State.REFUSED, platform.system() + " does not know it");
        } else if (platform.isHeld()) {
            order.answer(key, State.KNOWN, "it is on hold already");
        } else {
            platform.hold();
            order.happens(Occurrence.order(EventKind.HELD, key), platform);
            order.answer(key, State.DONE, "");
        }
    }

    void resume(PlatformState platform, String key) {
        if (platform.presence() == Presence.ABSENT) {
            order.answer(key, State.REFUSED, platform.system() + " does not know it");
        } else if (!platform.isHeld()) {
            order.answer(key, State.KNOWN, "it is not on hold");
        } else {
            platform.resume();
            order.happens(Occurrence.order(EventKind.RESUMED, key), platform);
            order.answer(key, State.DONE, "");
        }
    }
}
