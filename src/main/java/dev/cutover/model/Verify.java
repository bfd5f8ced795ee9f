package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.Map;

/**
 * How to verify an action: a read of the same system, and the expected outputs.
 *
 * @param expect outputs by name with the value that each must have, compared as text
 */
public record Verify(String call, Map<String, Object> with, Map<String, String> expect) {
    public Verify {
        with = OrderedCopies.copy(with);
        expect = OrderedCopies.copy(expect);
    }
}
