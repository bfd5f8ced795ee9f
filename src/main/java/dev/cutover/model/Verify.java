package dev.cutover.model;

import java.util.Map;

/**
 * How to see whether an action took: a read of the same system, and what it should say.
 *
 * @param expect outputs by name with the value that each must have, compared as text
 */
public record Verify(String call, Map<String, Object> with, Map<String, String> expect) {
    public Verify {
        with = OrderedCopies.copy(with);
        expect = OrderedCopies.copy(expect);
    }
}
