package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Orders as lines of CSV; the dimensions of traffic follow the order's id, and its customer is at the end. Stateless
 * and thread-safe.
 */
public final class OrderCsv {
    private static final List<String> COLUMNS = List.of(
            "status",
            "created_at",
            "updated_at",
            "platform",
            "line_count",
            "total",
            "tax",
            "customer_name",
            "email",
            "phone");

    private OrderCsv() {}

    public static String header(RoutingKeys routingKeys) {
        return line("order_id", routingKeys.dimensions().keySet(), COLUMNS);
    }

    public static String line(OrderRow row) {
        var customer = Customer.of(row.orderId());
        return line(
                row.orderId(),
                row.segment().values(),
                List.of(
                        row.status(),
                        row.createdAt(),
                        row.updatedAt(),
                        row.platform(),
                        row.lineCount(),
                        row.total(),
                        row.tax(),
                        customer.name(),
                        customer.email(),
                        customer.phone()));
    }

    private static String line(String id, Collection<String> where, List<?> rest) {
        var values = new ArrayList<Object>(List.of(id));
        values.addAll(where);
        values.addAll(rest);
        return values.stream().map(value -> quoted(value.toString())).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        boolean isPlain = value.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
