package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Presence;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * One order while its life is computed: its plan, its two platforms, and how what happens to it comes into the books.
 * Not thread-safe.
 */
final class OrderCase {
    final OrderPlan plan;
    final Agenda agenda;
    final BookKeeper books;
    final WorldLaws laws;
    final List<PlannedPiece> pieces;

    private final PlatformState old;
    private final PlatformState fresh;
    private final Map<String, CommandOutcome> outcomes = new HashMap<>(0);
    private int references;

    OrderCase(OrderPlan plan, WorldLaws laws, Agenda agenda) {
        this.plan = plan;
        this.agenda = agenda;
        this.laws = laws;
        this.books = new BookKeeper(plan, agenda, laws.timeline(), laws.recorder());
        this.pieces = new ArrayList<>();
        plan.lines().forEach(line -> pieces.addAll(line.pieces()));
        this.old = new PlatformState(PlatformSide.OLD, agenda, pieces);
        this.fresh = new PlatformState(PlatformSide.NEW, agenda, pieces);
    }

    PlatformState platform(PlatformSide side) {
        return side == PlatformSide.OLD ? old : fresh;
    }

    PlatformState other(PlatformState platform) {
        return platform == old ? fresh : old;
    }

    List<PlatformState> platforms() {
        return List.of(old, fresh);
    }

    boolean has(Protection protection) {
        return laws.protections().contains(protection);
    }

    /** A new reference, such as {@code SO-000014863365-R1} for a reservation. */
    String reference(String kind) {
        return plan.id() + "-" + kind + ++references;
    }

    /** What the customer pays for some of a piece. */
    long cents(PlannedPiece piece, int quantity) {
        var line = plan.lines().get(piece.line() - 1);
        int first = 0;
        for (PlannedPiece before : line.pieces()) {
            first += before.piece() < piece.piece() ? before.quantity() : 0;
        }
        return line.centsOf(first, first + quantity);
    }

    String location(PlannedPiece piece) {
        return plan.lines().get(piece.line() - 1).location();
    }

    /** Something happens now that a platform and some other systems put on record. */
    void happens(Occurrence occurrence, PlatformState platform, EstateSystem... others) {
        var event = books.event(occurrence);
        books.enter(event, others);
        record(event, platform);
    }

    /** Puts an event of a platform's own on record there, and sends it to the other one where dual-write is on. */
    void record(BookEvent event, PlatformState platform) {
        books.enter(event, platform.system());
        if (plan.oddities().duplicated() && platform.side == plan.side()) {
            books.enter(event, platform.system());
        }
        if (books.isMirrored(event.kind())) {
            mirror(event, platform);
        }
    }

    /** Sends a copy of an event to the other platform. */
    void mirror(BookEvent event, PlatformState from) {
        var to = other(from);
        agenda.plan(agenda.now() + plan.delays().mirrorMs(), () -> arrive(event, to));
    }

    private void arrive(BookEvent event, PlatformState platform) {
        boolean isNew = event.kind() == EventKind.CREATED;
        boolean isKnown = books.has(platform.system(), event);
        if (platform.presence() == Presence.ABSENT && !isNew) {
            return;
        }
        if (isKnown && (isNew || has(Protection.KNOWN_CONFIRMATIONS))) {
            return;
        }
        copy(event, platform);
    }

    /** Puts a copy of an event on record at a platform, which takes notice of it. */
    void copy(BookEvent event, PlatformState platform) {
        books.enter(books.copy(event), platform.system(), () -> notice(event, platform));
    }

    private void notice(BookEvent event, PlatformState platform) {
        if (event.kind() == EventKind.CREATED && platform.presence() == Presence.ABSENT) {
            platform.become(Presence.SHADOW);
        }
        boolean isSettled = event.kind() == EventKind.SHIPPED
                || event.kind() == EventKind.COLLECTED
                || event.kind() == EventKind.CANCELLED;
        if (isSettled && !books.has(platform.system(), event)) {
            pieces.stream()
                    .filter(piece -> piece.line() == event.line() && piece.piece() == event.piece())
                    .forEach(piece -> platform.settle(pieces.indexOf(piece), event.quantity()));
        }
    }

    /** What becomes of a command; the last word counts. */
    void answer(String key, CommandOutcome.State state, String why) {
        if (!key.isEmpty()) {
            outcomes.put(key, new CommandOutcome(state, why));
        }
    }

    /**
     * What becomes of a command for several pieces.
     *
     * @param refusals why some of them were refused, one for each
     * @param all how many pieces it was for
     */
    void settled(String key, List<String> refusals, int all) {
        String why = String.join(", ", new LinkedHashSet<>(refusals));
        if (refusals.size() == all) {
            answer(key, CommandOutcome.State.REFUSED, why);
        } else {
            String rest = "but for " + refusals.size() + " of " + all + " pieces, " + why;
            answer(key, CommandOutcome.State.DONE, refusals.isEmpty() ? "" : rest);
        }
    }

    Map<String, CommandOutcome> outcomes() {
        return outcomes;
    }
}
