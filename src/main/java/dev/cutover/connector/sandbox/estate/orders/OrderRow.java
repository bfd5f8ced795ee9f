package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An order as one system sees it.
 *
 * @param segment its value in each dimension of traffic
 * @param status see {@link HeaderStatus}
 * @param platform the platform that it was routed to
 * @param total without tax
 */
public record OrderRow(
        String orderId,
        Map<String, String> segment,
        Stage status,
        Instant createdAt,
        Instant updatedAt,
        EstateSystem platform,
        int lineCount,
        BigDecimal total,
        BigDecimal tax) {}
