package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.PassInput;
import java.util.List;

/**
 * One reading of some inputs, grouped by the same columns, and what is asked of each group. A comparison has one or
 * more of them.
 *
 * @param name such as {@code orders}; a name of a file, too
 * @param inputs of both sides; the first is on the left, the second on the right
 * @param findings empty ones, of the kind that this pass fills
 */
public record Pass(String name, List<PassInput> inputs, GroupJudge judge, Findings findings) {
    public Pass {
        inputs = List.copyOf(inputs);
    }
}
