package dev.cutover.connector.sandbox.estate.records;

import static dev.cutover.connector.sandbox.estate.records.Projection.amount;
import static dev.cutover.connector.sandbox.estate.records.Projection.flag;
import static dev.cutover.connector.sandbox.estate.records.Projection.instant;
import static dev.cutover.connector.sandbox.estate.records.Projection.text;
import static dev.cutover.connector.sandbox.estate.records.Projection.whole;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.BookedLine;
import dev.cutover.connector.sandbox.estate.orders.Customer;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.spi.RecordSet.Column;
import java.util.List;

/** One row an order. */
final class OrderRows implements Projection {

    @Override
    public List<Column> columns() {
        return List.of(
                text("status", "the stage of the part that is furthest behind; of the largest part once all is done"),
                instant("created_at", "when this system got to know of it"),
                instant("updated_at", "when this system last put something on record"),
                text("platform", "the platform that the router sent it to"),
                whole("line_count", "how many lines"),
                amount("total", "what was ordered, without tax"),
                amount("tax", "the tax on it"),
                text("customer_name", "an invented person"),
                text("email", "an address that belongs to nobody"),
                text("phone", "a number that belongs to nobody"),
                whole("quantity", "how many pieces were ordered"),
                text("currency", "of all amounts"),
                text(
                        "presence",
                        "of a platform: active where it owns the order, shadow for a copy, released once given up"),
                flag("held", "of a platform: true while the order is on hold there"));
    }

    /** An order that the platform handled twice is there twice. */
    @Override
    public void rows(OrderEntry entry, RowOutput output) {
        add(entry, output);
        boolean isHere = entry.book().system() == entry.plan().side().platform();
        if (entry.plan().oddities().duplicated() && isHere) {
            add(entry, output);
        }
    }

    private static void add(OrderEntry entry, RowOutput output) {
        var lines = entry.view().lines();
        var customer = Customer.of(entry.plan().id());
        var spelling = entry.spelling();
        var created = entry.view().created();
        boolean isPlatform = entry.book().system().isPlatform();
        long tax = lines.stream().mapToLong(line -> tax(entry, line)).sum();
        long cents = created.stream().mapToLong(BookEvent::cents).sum();
        output.add(
                entry.version(),
                entry.told().status().map(spelling::word).orElse(null),
                created.isEmpty() ? null : created.get(0).recordedAt(),
                entry.updatedAt(),
                entry.plan().side().platform(),
                lines.size(),
                spelling.amount(cents - tax),
                spelling.amount(tax),
                customer.name(),
                customer.email(),
                customer.phone(),
                lines.stream().mapToInt(BookedLine::ordered).sum(),
                OrderPlan.CURRENCY,
                isPlatform ? spelling.word(entry.book().presence()) : null,
                isPlatform ? entry.book().held() : null);
    }

    private static long tax(OrderEntry entry, BookedLine line) {
        return entry.planned(line.line()).map(planned -> planned.taxCents()).orElse(0L);
    }
}
